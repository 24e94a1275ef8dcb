#pragma once

#include "model/base/label_mapping.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace pleinair {

/// Reads a palette or remapping file (`--palette`, `--map`); README.md has the schema.
/// @param classes  resolves the names of classes.
/// @throws Error (FileNotFound), (BadFile) naming the entry, (UnsupportedVersion).
[[nodiscard]] LabelMapping readPaletteFile(const std::filesystem::path& file, const ClassTable& classes);
/// @param name  stands for the file in messages.
[[nodiscard]] LabelMapping parsePalette(
    std::string_view text, const ClassTable& classes, const std::string& name);

} // namespace pleinair
