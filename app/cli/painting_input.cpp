#include "app/cli/painting_input.h"

#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"
#include "app/project/project_reader.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <system_error>

namespace pleinair {

namespace {

Project projectOf(LabelMap labels, const ClassTable& classes)
{
    Project project;
    project.painting = Document(classes, std::move(labels)).content();
    return project;
}

} // namespace

void PaintingInput::addTo(CLI::App& command)
{
    command.add_option("file", file, "Project (.ora), label map (PNG) or recorded strokes (.json)")->required();
    command
        .add_option("--unmatched", unmatched,
            "Pixels of a project that have no class's colour: take the nearest, or leave them empty")
        ->check(CLI::IsMember({ "nearest", "empty" }));
    labels.addTo(command);
}

bool PaintingInput::isProject() const
{
    constexpr std::uint64_t kStartBytes = 64;
    const ByteSource source(file);
    return looksLikeProject(source.read(0, std::min(source.size(), kStartBytes)));
}

Project PaintingInput::opened(const ClassTable& classes) const
{
    if (std::filesystem::path(file).extension() == ".json") {
        Project project;
        project.painting = playStrokes(readStrokes(file), classes).content();
        return project;
    }
    if (!isProject()) {
        const std::string bytes = readWholeFile(file, kMaxPictureBytes);
        const auto options = labels.resolved(classes, UnknownPixels::Refuse);
        return projectOf(
            decodeLabelPicture(std::as_bytes(std::span(bytes)), classes, options, file).labels,
            classes);
    }
    const auto policy = unmatched == "nearest" ? UnmatchedPixels::Nearest
        : unmatched == "empty"                 ? UnmatchedPixels::Empty
                                               : UnmatchedPixels::Report;
    OpenedProject opened = openProject(file, classes, policy);
    if (opened.unmatchedCount() > 0 && policy == UnmatchedPixels::Report)
        throw Error(ErrorKind::BadFile,
            file + ": its layers hold " + unmatchedText(opened.unmatched)
                + " of no class; --unmatched nearest or empty says what becomes of them.");
    if (opened.isRebuilt)
        log(LogLevel::Info, file + ": another program saved it; its layers were read by their colours.");
    return std::move(opened.project);
}

ModelDescription modelFor(const ModelArguments& arguments, const PaintingInput& input)
{
    std::error_code ignored;
    if (arguments.model.empty() && arguments.checkpoint.empty() && input.isProject()) {
        const auto path = openProject(input.file, ClassTable::numbered(1)).project.model.path;
        if (!path.empty() && std::filesystem::exists(path, ignored)) {
            ModelArguments own = arguments;
            own.model = path.string();
            return own.described();
        }
    }
    return arguments.described();
}

} // namespace pleinair
