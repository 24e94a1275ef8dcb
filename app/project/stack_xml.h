#pragma once

#include "model/base/geometry.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// One layer as OpenRaster's stack.xml describes it.
struct StackedLayer {
    std::string name;
    std::string source; ///< Its PNG, a member of the archive.
    int x = 0; ///< Where its top-left pixel lies on the canvas; may be outside.
    int y = 0;
    float opacity = 1; ///< [0, 1].
    bool isVisible = true;
    bool isLocked = false;
    bool isSelected = false;

    friend bool operator==(const StackedLayer&, const StackedLayer&) = default;
};

/// The layers of an OpenRaster file.
struct LayerPile {
    Size canvas;
    std::vector<StackedLayer> layers; ///< Topmost first.
};

inline constexpr std::size_t kMaxStackXmlBytes = 4U << 20;
inline constexpr std::size_t kMaxStackedLayers = 1000;

/// Reads stack.xml (OpenRaster 0.0.6). Layers of groups come out as if they were not grouped: with
/// the group's opacity, and hidden if the group is.
/// @param name  stands for the file in messages.
/// @throws Error (BadFile) for XML that is damaged, a canvas or layers beyond the limits.
[[nodiscard]] LayerPile parseStackXml(std::string_view text, const std::string& name);

[[nodiscard]] std::string stackXml(const LayerPile& pile);

} // namespace pleinair
