#pragma once

#include "training/pack.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// A photograph and its label map as files.
struct TrainingPair {
    std::string name; ///< The common part of both file names.
    std::filesystem::path photograph;
    std::filesystem::path labels;
};

/// The pairs of a data set in the order of their names, and the files without a partner.
struct PairListing {
    std::vector<TrainingPair> pairs;
    std::vector<LeftOut> leftOut;
};

/// Pairs the pictures of two folders by their names without extension.
/// @throws Error (FileNotFound) if a folder is missing or no pair is found.
[[nodiscard]] PairListing pairsInFolders(
    const std::filesystem::path& photographs, const std::filesystem::path& labels);

/// The published layout: ROOT/train_img and ROOT/train_label, or val_img and val_label.
/// @param split  "train" or "val".
/// @throws Error (FileNotFound).
[[nodiscard]] PairListing pairsInSpadeLayout(
    const std::filesystem::path& root, const std::string& split);

/// Reads a CSV of names and splits: a header line with a column "split", names in the first column.
/// @return split by name.
/// @throws Error (FileNotFound), (BadFile) with the line.
[[nodiscard]] std::map<std::string, std::string> readSplitFile(const std::filesystem::path& file);

/// Keeps the pairs of one split; those that the file does not name are left out with a reason,
/// those of other splits without a word.
void keepSplit(PairListing& listing, const std::map<std::string, std::string>& splits,
    const std::string& split);

} // namespace pleinair
