#pragma once

#include "model/base/class_table.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// A palette file of the classes: what `--palette` and the import dialog read.
[[nodiscard]] std::string paletteFileText(const ClassTable& classes);
/// The class colours as a GIMP palette, which Krita, GIMP and Inkscape open.
[[nodiscard]] std::string gimpPaletteText(const ClassTable& classes, const std::string& name);

/// Exports by the ending: .json, or .gpl for other programs.
/// @throws Error (InvalidArgument) for another ending, (FileUnwritable).
void exportPalette(const std::filesystem::path& file, const ClassTable& classes);

} // namespace pleinair
