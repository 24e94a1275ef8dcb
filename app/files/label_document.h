#pragma once

#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <filesystem>

namespace pleinair {

/// How a label painting is written.
enum class LabelFileKind {
    Index, ///< A palette PNG: values are class ids, the palette holds the class colours.
    Colour, ///< An RGB PNG in the class colours.
};

/// Opens a label painting: a PNG of class ids, or of exact class colours.
/// @throws Error (FileNotFound, FileUnreadable, BadFile); (ModelMismatch) naming the first place
/// whose value or colour is no class. Unknown pixels (255) are refused: a painting has no holes.
[[nodiscard]] LabelMap openLabelDocument(
    const std::filesystem::path& file, const ClassTable& classes);

/// Saves a label painting; the old file stays whole if that fails.
/// @throws Error (FileUnwritable).
void saveLabelDocument(const std::filesystem::path& file, const LabelMap& labels,
    const ClassTable& classes, LabelFileKind kind = LabelFileKind::Index);

} // namespace pleinair
