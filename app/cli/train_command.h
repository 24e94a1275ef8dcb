#pragma once

#include "model/base/image.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>

namespace pleinair {

/// Writes a picture under the path with an extension of its own choice; a build without image
/// libraries writes portable pixmaps.
using PictureWriter = std::function<void(const Image&, const std::filesystem::path&)>;

/// `pleinair-cli train`: trains a model from a pack.
void addTrainCommand(CLI::App& app, const PictureWriter& writePicture);

/// Writes `PATH.ppm`, which needs no image library. @throws Error (FileUnwritable).
void writePixmap(const Image& image, const std::filesystem::path& withoutExtension);

} // namespace pleinair
