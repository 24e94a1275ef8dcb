#include "app/files/strokes_file.h"

#include "app/files/strokes_action_reader.h"
#include "model/base/error.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

namespace pleinair {

namespace {

using nlohmann::json;

/// Long sessions of dense strokes, but not anything.
constexpr JsonLimits kLimits { .bytes = 64U << 20, .depth = 16, .values = 20'000'000 };

Size canvasOf(const json& file, const std::string& name)
{
    const auto canvas = file.find("canvas");
    const auto isSide = [](const json& side) {
        return side.is_number_unsigned() && side >= 1 && side <= kMaxStrokesCanvasSide;
    };
    if (canvas == file.end() || !canvas->is_array() || canvas->size() != 2 || !isSide((*canvas)[0])
        || !isSide((*canvas)[1]))
        throw Error(ErrorKind::BadFile,
            name + ": \"canvas\" must be [width, height], each from 1 to "
                + std::to_string(kMaxStrokesCanvasSide) + ".");
    return { (*canvas)[0].get<int>(), (*canvas)[1].get<int>() };
}

StrokesFile strokesFrom(const json& file, const std::string& name)
{
    checkFormat(file, kStrokesFormat, name);
    StrokesFile strokes;
    strokes.canvas = canvasOf(file, name);
    const auto actions = file.find("actions");
    if (actions == file.end() || !actions->is_array())
        throw Error(ErrorKind::BadFile, name + ": \"actions\" must be a list.");
    for (std::size_t i = 0; i < actions->size(); ++i) {
        const std::string place = name + ": action " + std::to_string(i + 1);
        strokes.actions.push_back(strokesActionFrom((*actions)[i], place));
    }
    return strokes;
}

} // namespace

StrokesFile parseStrokes(std::string_view text, std::string_view name)
{
    const std::string file(name);
    return strokesFrom(parseJson(text, file, kLimits), file);
}

StrokesFile readStrokes(const std::filesystem::path& file)
{
    return strokesFrom(readJsonFile(file, kLimits), file.string());
}

} // namespace pleinair
