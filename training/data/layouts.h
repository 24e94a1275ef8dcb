#pragma once

#include "training/data/finding.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// A photograph and its label map as files.
struct TrainingPair {
    std::string name; ///< The common part of both file names, with the folders they lie in.
    std::filesystem::path photograph;
    std::filesystem::path labels; ///< Empty: the photograph is labelled by a Labeller.
    std::filesystem::path instances {}; ///< Empty: there is no instance map.
};

/// The pairs of a data set in the order of their names, and what was found on the way.
struct PairListing {
    std::vector<TrainingPair> pairs;
    std::vector<Finding> findings;
    std::vector<std::string> notes; ///< Sentences about how files were paired, and about others.
};

/// Pairs the pictures of two folders, and of the folders in them, by their names without extension.
/// If no two names are equal, what all names of one folder end in (`_L`, `_mask`) is left away.
/// @param instances  folder of instance maps; empty: there are none. A pair without one is left out.
/// @throws Error (FileNotFound) if a folder is missing or no pair is found.
[[nodiscard]] PairListing pairsInFolders(const std::filesystem::path& photographs,
    const std::filesystem::path& labels, const std::filesystem::path& instances = {});

/// Pairs pictures in one folder: NAME.jpg with NAME.png.
[[nodiscard]] PairListing pairsInOneFolder(const std::filesystem::path& folder);

/// The photographs of a folder that has no label maps. @throws Error (FileNotFound).
[[nodiscard]] PairListing photographsInFolder(const std::filesystem::path& folder);

/// Reads a CSV of names and splits: a header line with a column "split", names in the first column.
/// @return split by name.
/// @throws Error (FileNotFound), (BadFile) with the line.
[[nodiscard]] std::map<std::string, std::string> readSplitFile(const std::filesystem::path& file);

/// Keeps the pairs of one split; those that the file does not name are left out with a reason,
/// those of other splits without a word.
void keepSplit(PairListing& listing, const std::map<std::string, std::string>& splits,
    const std::string& split);

/// Moves about `share` of the pairs to another listing, chosen by a hash of their names alone: a
/// pair stays on its side when others come or go.
/// @param share  in (0, 1).
[[nodiscard]] PairListing takeShare(PairListing& listing, double share);

} // namespace pleinair
