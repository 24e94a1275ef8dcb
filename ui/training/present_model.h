#pragma once

#include <QString>

#include <filesystem>

namespace pleinair {

/// What a training may take from the model in use.
struct PresentModel {
    QString folder; ///< Empty: there is none.
    int sizePx = 0; ///< Width of the photographs it is made for.
    bool hasSegmenter = false;
};

/// @param path  a model folder or a checkpoint; a model that cannot be read is none.
[[nodiscard]] PresentModel presentModelAt(const std::filesystem::path& path);

} // namespace pleinair
