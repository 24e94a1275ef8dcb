#include "model/io/palette_file.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/json_file.h"

namespace pleinair {

namespace {

using nlohmann::json;

constexpr int kMaxValue = 65535;

ClassId classFrom(const json& entry, const ClassTable& classes, const std::string& place)
{
    const auto found = entry.find("class");
    if (found == entry.end())
        throw Error(ErrorKind::BadFile, place + ": \"class\" is missing.");
    if (found->is_null())
        return kUnknownClass;
    if (!found->is_string())
        return static_cast<ClassId>(integerAt(entry, "class", 0, classes.count() - 1, place));
    const auto id = classes.idOf(found->get<std::string>());
    if (!id)
        throw Error(ErrorKind::BadFile,
            place + ": the model has no class \"" + printable(found->get<std::string>()) + "\".");
    return *id;
}

} // namespace

LabelMapping readPaletteFile(const std::filesystem::path& file, const ClassTable& classes)
{
    return parsePalette(readWholeFile(file, JsonLimits {}.bytes), classes, file.string());
}

LabelMapping parsePalette(std::string_view text, const ClassTable& classes, const std::string& name)
{
    const json file = parseJson(text, name);
    checkFormat(file, "pleinair-palette", name);
    const auto entries = file.find("entries");
    if (entries == file.end() || !entries->is_array() || entries->empty())
        throw Error(ErrorKind::BadFile, name + ": \"entries\" is not a list of colours or values.");
    LabelMapping mapping;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const auto& entry = (*entries)[i];
        const std::string place = name + ": entry " + std::to_string(i + 1);
        if (!entry.is_object() || entry.contains("color") == entry.contains("value"))
            throw Error(ErrorKind::BadFile, place + ": it must have either \"color\" or \"value\".");
        const ClassId id = classFrom(entry, classes, place);
        const bool isNew = entry.contains("color")
            ? mapping.colors
                  .emplace(packedColor(colorFrom(stringAt(entry, "color", place), place)), id)
                  .second
            : mapping.values.emplace(integerAt(entry, "value", 0, kMaxValue, place), id).second;
        if (!isNew)
            throw Error(ErrorKind::BadFile, place + ": its colour or value stands twice.");
    }
    return mapping;
}

} // namespace pleinair
