#pragma once

#include "model/base/class_table.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace pleinair {

/// Reads `classes.json`; README.md of this folder has the schema.
/// @throws Error (FileNotFound), (BadFile) naming the entry, (UnsupportedVersion).
[[nodiscard]] ClassTable readClassTable(const std::filesystem::path& file);
/// @param name  stands for the file in messages.
[[nodiscard]] ClassTable parseClassTable(std::string_view text, const std::string& name);

/// Writes `classes.json`. Keys that this program does not know are kept if the file is there and
/// readable: those of the file, and those of every class of the same name.
/// @throws Error (FileUnwritable), (UnsupportedVersion) if the file is of a newer program.
void writeClassTable(const std::filesystem::path& file, const ClassTable& classes);
/// The text of a new `classes.json`.
[[nodiscard]] std::string classTableText(const ClassTable& classes);

/// "#rrggbb".
[[nodiscard]] std::string colorText(Color color);
/// Reads that form. @throws Error (BadFile) for any other text.
[[nodiscard]] Color colorFrom(const std::string& text, const std::string& name);

} // namespace pleinair
