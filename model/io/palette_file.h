#pragma once

#include "model/base/class_table.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace pleinair {

/// How the colours and values of foreign label pictures become classes of a model.
struct LabelMapping {
    std::map<std::uint32_t, ClassId> colors; ///< Keys are 0xRRGGBB.
    std::map<int, ClassId> values; ///< Pixel values 0..65535; unknown is kUnknownClass.

    [[nodiscard]] static std::uint32_t packed(Color color)
    {
        return static_cast<std::uint32_t>(color.r << 16 | color.g << 8 | color.b);
    }
};

/// Reads a palette or remapping file (`--palette`, `--map`); README.md has the schema.
/// @param classes  resolves the names of classes.
/// @throws Error (FileNotFound), (BadFile) naming the entry, (UnsupportedVersion).
[[nodiscard]] LabelMapping readPaletteFile(const std::filesystem::path& file, const ClassTable& classes);
/// @param name  stands for the file in messages.
[[nodiscard]] LabelMapping parsePalette(
    std::string_view text, const ClassTable& classes, const std::string& name);

} // namespace pleinair
