#include "app/export/palette_export.h"

#include "app/export/picture_export.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace pleinair {

std::string paletteFileText(const ClassTable& classes)
{
    using nlohmann::json;
    json entries = json::array();
    for (int id = 0; id < classes.count(); ++id) {
        const SemanticClass& entry = classes[static_cast<ClassId>(id)];
        entries.push_back({ { "color", colorText(entry.color) }, { "class", entry.name } });
        entries.push_back({ { "value", id }, { "class", entry.name } });
    }
    entries.push_back({ { "value", kUnknownClass }, { "class", nullptr } });
    const json content { { "format", "pleinair-palette" }, { "version", 1 },
        { "entries", std::move(entries) } };
    return content.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string gimpPaletteText(const ClassTable& classes, const std::string& name)
{
    const auto onOneLine = [](std::string text) {
        std::replace_if(text.begin(), text.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
        return text;
    };
    std::string text = "GIMP Palette\nName: " + onOneLine(name) + "\nColumns: 8\n#\n";
    for (const SemanticClass& entry : classes.classes()) {
        char color[16];
        std::snprintf(
            color, sizeof color, "%3d %3d %3d\t", entry.color.r, entry.color.g, entry.color.b);
        text += color + onOneLine(entry.name) + "\n";
    }
    return text;
}

void exportPalette(const std::filesystem::path& file, const ClassTable& classes)
{
    const std::string ending = endingOf(file);
    if (ending != ".json" && ending != ".gpl")
        throw Error(ErrorKind::InvalidArgument,
            file.string() + ": a palette is saved as .json or, for other programs, as .gpl.");
    writeWholeFile(file,
        ending == ".json" ? paletteFileText(classes)
                          : gimpPaletteText(classes, file.stem().string()));
}

} // namespace pleinair
