#pragma once

#include "model/base/image.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace pleinair {

/// Encodes a picture as PNG; empty in a build without image libraries.
using PngEncoder = std::function<std::vector<std::byte>(const Image&)>;

/// `pleinair-cli train`: trains a model from a pack.
void addTrainCommand(CLI::App& app, const PngEncoder& encodePng);

} // namespace pleinair
