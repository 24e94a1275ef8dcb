#pragma once

#include "training/data/layouts.h"

#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// The pairs of one part of a data set.
struct DataSplit {
    std::string name; ///< "train", "val", or empty where the data set is not divided.
    PairListing listing;
};

/// A data set in one of the layouts that are known.
struct DataSet {
    std::string layout; ///< One of knownLayouts().
    std::string description; ///< What was recognised, and where.
    /// Whose numbers the label maps hold: "ade20k", "coco-stuff", "cityscapes" or "jittor"; empty:
    /// those of the class table.
    std::string labelNumbers;
    std::filesystem::path root; ///< Where the layout begins: the folder given, or one in it.
    std::vector<DataSplit> splits;
    bool isLabelled = true; ///< false: photographs alone.
};

/// spade, ade20k, coco-stuff, cityscapes, jittor, folders, one-folder, photographs.
[[nodiscard]] const std::vector<std::string>& knownLayouts();

/// Finds out how a folder is laid out, or the one folder in it that is laid out in a known way.
/// @param layout  one of knownLayouts(): only that one is tried; empty: all in their order.
/// @throws Error (FileNotFound) saying what was looked for; the errors of pairsInFolders().
[[nodiscard]] DataSet recognisedDataSet(
    const std::filesystem::path& folder, const std::string& layout = {});

} // namespace pleinair
