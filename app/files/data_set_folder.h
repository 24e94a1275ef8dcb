#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "model/base/label_map.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// A painting and the photograph it was traced from, as one more pair to train with.
struct TracedPair {
    std::string title; ///< Names the files, as far as it can.
    LabelMap painting;
    /// Shown in the middle of the painting, as large as fits into it.
    Image photograph;
};

/// Adds a pair to a data set folder: images/NAME.png and labels/NAME.png, and classes.json the first
/// time. Of the painting, the part that the photograph covers is taken. `pleinair-cli prepare` reads
/// such folders.
/// @return NAME: the title, with a number behind it if that name is taken.
/// @throws Error (FileUnwritable); (ModelMismatch) if the folder's pairs are painted with other
/// classes; (BadFile) for a damaged classes.json.
std::string addToDataSet(
    const std::filesystem::path& folder, const TracedPair& pair, const ClassTable& classes);

} // namespace pleinair
