#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "model/base/label_map.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// What is done with pixels whose colour is no class's.
enum class UnmatchedPixels {
    Report, ///< They stay empty, and are counted for somebody to decide.
    Nearest, ///< The class of the nearest colour; what is mostly transparent becomes empty.
    Empty,
};

/// How many pixels have a colour that is no class's; by 0xAARRGGBB.
using UnmatchedColors = std::map<std::uint32_t, std::int64_t>;

/// A layer as an RGBA PNG: exact class colours, transparent where nothing is painted.
/// @pre labels are classes or kUnknownClass.
[[nodiscard]] std::vector<std::byte> encodeLayerPicture(
    const LabelMap& labels, const ClassTable& classes);

/// The labels of a layer by the colours of its PNG.
/// @param place  of the picture's top-left pixel on the canvas.
/// @param canvas  the size of the result; empty where the picture does not reach.
/// @param unmatched  counts are added to it.
/// @throws Error (BadFile).
[[nodiscard]] LabelMap decodeLayerPicture(std::span<const std::byte> png, Rect place, Size canvas,
    const ClassTable& classes, UnmatchedPixels policy, UnmatchedColors& unmatched,
    const std::string& name);

/// The picture of a layer that is a photograph; what is transparent becomes black.
[[nodiscard]] Image decodePhotographLayer(std::span<const std::byte> png, const std::string& name);

} // namespace pleinair
