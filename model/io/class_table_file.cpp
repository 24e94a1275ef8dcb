#include "model/io/class_table_file.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/json_file.h"
#include "model/io/safe_file.h"

#include <charconv>
#include <cstdio>
#include <optional>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "pleinair-classes";
constexpr int kLargestForeignId = 65535;

SemanticClass classFrom(const json& entry, const std::string& name)
{
    SemanticClass semanticClass;
    semanticClass.name = stringAt(entry, "name", name);
    semanticClass.color = colorFrom(stringAt(entry, "color", name), name);
    semanticClass.group = optionalStringAt(entry, "group", name);
    if (entry.contains("coco_stuff") && !entry["coco_stuff"].is_null())
        semanticClass.cocoStuff = integerAt(entry, "coco_stuff", 0, kLargestForeignId, name);
    if (entry.contains("ade20k")) {
        const auto& ids = entry["ade20k"];
        if (!ids.is_array())
            throw Error(ErrorKind::BadFile, name + ": \"ade20k\" is not a list.");
        for (const auto& id : ids) {
            if (!id.is_number_integer() || id < 0 || id > kLargestForeignId)
                throw Error(ErrorKind::BadFile, name + ": \"ade20k\" holds something else than ids.");
            semanticClass.ade20k.push_back(id.get<int>());
        }
    }
    return semanticClass;
}

json entryFrom(const SemanticClass& semanticClass, int id)
{
    json entry { { "id", id }, { "name", semanticClass.name },
        { "color", colorText(semanticClass.color) } };
    if (!semanticClass.group.empty())
        entry["group"] = semanticClass.group;
    if (semanticClass.cocoStuff)
        entry["coco_stuff"] = *semanticClass.cocoStuff;
    if (!semanticClass.ade20k.empty())
        entry["ade20k"] = semanticClass.ade20k;
    return entry;
}

/// The file as a whole, with what an older file of that name says beyond our keys.
json fileFrom(const ClassTable& classes, const json& older)
{
    json file = older.is_object() ? older : json::object();
    json oldEntries = file.value("classes", json::array());
    file["format"] = kFormat;
    file["version"] = 1;
    file["unknown"] = kUnknownClass;
    file["classes"] = json::array();
    for (int id = 0; id < classes.count(); ++id) {
        json entry = entryFrom(classes[static_cast<ClassId>(id)], id);
        for (const auto& oldEntry : oldEntries) {
            if (!oldEntry.is_object() || oldEntry.value("name", json()) != entry["name"])
                continue;
            for (const auto& [key, value] : oldEntry.items())
                if (key != "group" && key != "coco_stuff" && key != "ade20k" && !entry.contains(key))
                    entry[key] = value;
        }
        file["classes"].push_back(std::move(entry));
    }
    return file;
}

} // namespace

ClassTable readClassTable(const std::filesystem::path& file)
{
    return parseClassTable(readWholeFile(file, JsonLimits {}.bytes), file.string());
}

ClassTable parseClassTable(std::string_view text, const std::string& name)
{
    const json file = parseJson(text, name);
    checkFormat(file, kFormat, name);
    if (file.contains("unknown"))
        (void)integerAt(file, "unknown", kUnknownClass, kUnknownClass, name);
    const auto entries = file.find("classes");
    if (entries == file.end() || !entries->is_array() || entries->empty())
        throw Error(ErrorKind::BadFile, name + ": \"classes\" is not a list of classes.");
    if (entries->size() > kUnknownClass)
        throw Error(ErrorKind::BadFile,
            name + ": it lists " + std::to_string(entries->size()) + " classes; 255 are possible.");
    std::vector<std::optional<SemanticClass>> byId(entries->size());
    int last = static_cast<int>(entries->size()) - 1;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const std::string place = name + ": class entry " + std::to_string(i + 1);
        const int id = integerAt((*entries)[i], "id", 0, last, place);
        auto& slot = byId[static_cast<std::size_t>(id)];
        if (slot)
            throw Error(ErrorKind::BadFile, place + ": the id " + std::to_string(id) + " stands twice.");
        slot = classFrom((*entries)[i], place);
    }
    std::vector<SemanticClass> classes;
    for (auto& slot : byId)
        classes.push_back(std::move(*slot));
    try {
        return ClassTable(std::move(classes));
    } catch (const Error& error) {
        throw Error(ErrorKind::BadFile, name + ": " + printable(error.what(), 300));
    }
}

void writeClassTable(const std::filesystem::path& file, const ClassTable& classes)
{
    json older;
    if (std::filesystem::exists(file)) {
        try {
            older = readJsonFile(file);
            checkFormat(older, kFormat, file.string());
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::UnsupportedVersion)
                throw;
            older = json();
        }
    }
    writeJsonFile(file, fileFrom(classes, older));
}

std::string classTableText(const ClassTable& classes)
{
    return fileFrom(classes, json()).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string colorText(Color color)
{
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", color.r, color.g, color.b);
    return text;
}

Color colorFrom(const std::string& text, const std::string& name)
{
    unsigned packed = 0;
    const char* end = text.data() + text.size();
    const auto result = text.size() == 7 && text[0] == '#'
        ? std::from_chars(text.data() + 1, end, packed, 16)
        : std::from_chars_result { text.data(), std::errc::invalid_argument };
    if (result.ec != std::errc() || result.ptr != end)
        throw Error(ErrorKind::BadFile,
            name + ": the colour \"" + printable(text) + "\" is not of the form #rrggbb.");
    return { static_cast<std::uint8_t>(packed >> 16), static_cast<std::uint8_t>(packed >> 8 & 255),
        static_cast<std::uint8_t>(packed & 255) };
}

} // namespace pleinair
