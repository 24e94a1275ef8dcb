#include "training/data/class_draft.h"

#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/image/label_picture.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "training/data/ordered_pipeline.h"

#include <algorithm>
#include <map>
#include <optional>

namespace pleinair {

namespace {

constexpr std::size_t kMaxClasses = 255;

Color unpacked(std::uint32_t color)
{
    return { static_cast<std::uint8_t>(color >> 16), static_cast<std::uint8_t>(color >> 8),
        static_cast<std::uint8_t>(color) };
}

/// What all label maps together hold.
struct Survey {
    std::map<std::uint32_t, std::int64_t> pixels;
    std::optional<bool> areColors;
    std::string firstFile;
    int unreadable = 0;

    void add(const TrainingPair& pair, const std::optional<LabelPictureValues>& found)
    {
        if (!found) {
            ++unreadable;
            return;
        }
        const std::string file = printable(pair.labels.filename().string(), 200);
        if (areColors && *areColors != found->areColors)
            throw Error(ErrorKind::BadFile,
                file + " holds " + (found->areColors ? "colours" : "values") + ", but " + firstFile
                    + (*areColors ? " holds colours." : " holds values."));
        if (!areColors) {
            areColors = found->areColors;
            firstFile = file;
        }
        for (const auto& [key, count] : found->pixels)
            pixels[key] += count;
        if (pixels.size() > kMaxClasses + 1)
            throw Error(ErrorKind::BadFile,
                "The label maps up to " + file
                    + " hold more than 255 different colours: they are no label maps, or were saved with "
                      "losses or soft edges.");
    }
};

std::optional<LabelPictureValues> lookAt(const TrainingPair& pair)
{
    try {
        const std::string bytes = readWholeFile(pair.labels, kMaxPictureBytes);
        return labelPictureValues(std::as_bytes(std::span(bytes)), pair.labels.filename().string());
    } catch (const Error&) {
        return std::nullopt;
    }
}

ClassDraft fromColors(const Survey& survey, double all)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> byCount;
    for (const auto& [color, count] : survey.pixels)
        byCount.emplace_back(-count, color);
    std::sort(byCount.begin(), byCount.end());
    ClassDraft draft;
    std::vector<SemanticClass> classes;
    for (const auto& [count, color] : byCount) {
        classes.push_back({ "colour " + colorText(unpacked(color)), unpacked(color), {}, {}, {} });
        draft.shares.push_back(static_cast<double>(-count) / all);
    }
    draft.classes = ClassTable(std::move(classes));
    return draft;
}

ClassDraft fromValues(const Survey& survey, double all)
{
    int count = 1;
    for (const auto& [value, pixels] : survey.pixels)
        if (value < kUnknownClass)
            count = std::max(count, static_cast<int>(value) + 1);
    ClassDraft draft;
    draft.classes = ClassTable::numbered(count);
    for (int id = 0; id < count; ++id) {
        const auto found = survey.pixels.find(static_cast<std::uint32_t>(id));
        draft.shares.push_back(found == survey.pixels.end() ? 0 : static_cast<double>(found->second) / all);
    }
    return draft;
}

} // namespace

ClassDraft draftClasses(
    const std::vector<TrainingPair>& pairs, const std::function<bool(int done)>& progress)
{
    Survey survey;
    OrderedPipeline<std::optional<LabelPictureValues>> pipeline(usableCores(), 0);
    const auto work = [&](int i, const auto&) { return lookAt(pairs[static_cast<std::size_t>(i)]); };
    pipeline.run(0, static_cast<int>(pairs.size()), work, [&](int i, auto&& found) {
        survey.add(pairs[static_cast<std::size_t>(i)], found);
        return !progress || progress(i + 1);
    });
    if (!survey.areColors)
        throw Error(ErrorKind::BadFile, "None of the label maps can be read.");
    double all = 0;
    for (const auto& [key, count] : survey.pixels)
        all += static_cast<double>(count);
    ClassDraft draft = *survey.areColors ? fromColors(survey, all) : fromValues(survey, all);
    draft.areColors = *survey.areColors;
    draft.unreadable = survey.unreadable;
    return draft;
}

} // namespace pleinair
