#include "app/cli/painting_input.h"

#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"
#include "app/project/project_reader.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/label_survey.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <map>
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
            "Pixels that have no class's colour: take the nearest, or leave them empty (of a project)")
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
        return projectOf(labelsFrom(std::as_bytes(std::span(bytes)), classes), classes);
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

LabelMap PaintingInput::labelsFrom(
    std::span<const std::byte> bytes, const ClassTable& classes) const
{
    try {
        const auto options = labels.resolved(classes, UnknownPixels::Refuse);
        return decodeLabelPicture(bytes, classes, options, file).labels;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::ModelMismatch || !labels.labelsAre.empty())
            throw;
        // Another data set's numbers, or colours that one was told to take the nearest of.
        const LabelSurvey survey(bytes, classes, file);
        const SurveyReading& reading = survey.readings().front();
        std::map<std::uint32_t, ClassId> choices;
        for (const SurveyEntry& entry : reading.entries) {
            if (!entry.match && unmatched == "nearest" && reading.readsColors)
                choices.emplace(entry.key, nearestClass(entry.color, classes));
            else if (!entry.match)
                throw;
        }
        log(LogLevel::Info, file + ": read as " + reading.name + ".");
        return survey.labels(reading, choices);
    }
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
