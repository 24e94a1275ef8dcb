#pragma once

#include "training/data/finding.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// The pictures below a folder, by their paths relative to it without extension.
struct PictureTree {
    std::map<std::string, std::filesystem::path> pictures;
    std::vector<Finding> findings; ///< Files that cannot be used, with the reason.
    std::map<std::string, int> otherFiles; ///< How many files of each other extension there are.
};

/// Walks a folder and the folders in it. Links to folders are followed, except those that lead back
/// to a folder they lie in; hidden files and folders are passed over and counted among the others.
/// @throws Error (FileNotFound) if the folder cannot be read.
[[nodiscard]] PictureTree picturesBelow(const std::filesystem::path& folder);

/// Whether the extension is that of a PNG, JPEG, WebP or TIFF picture, in either case.
[[nodiscard]] bool hasPictureExtension(const std::filesystem::path& file);

/// Text in lower case, as far as it is ASCII.
[[nodiscard]] std::string lowerCase(std::string text);

} // namespace pleinair
