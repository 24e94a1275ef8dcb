#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"

#include <cstdint>
#include <memory>
#include <string>

namespace pleinair {

/// The name of a layer that never changes and is never given twice within a document.
using LayerId = std::uint32_t;

/// What is said of a layer besides its pixels.
struct LayerInfo {
    LayerId id = 0;
    std::string name;
    bool isVisible = true; ///< A hidden one is neither shown, rendered nor painted on.
    bool isLocked = false; ///< A locked one is not painted on.
    float viewOpacity = 1; ///< (0, 1], of its colours on the canvas; the photograph knows none.

    friend bool operator==(const LayerInfo&, const LayerInfo&) = default;
};

/// One layer of a painting: labels, and kUnknownClass where nothing is painted.
struct Layer {
    LayerInfo info;
    LabelMap labels;

    [[nodiscard]] bool isPaintable() const { return info.isVisible && !info.isLocked; }
};

/// A photograph to trace: lies above all layers on the canvas, and nowhere else.
struct Reference {
    std::string name;
    std::shared_ptr<const Image> photograph; ///< Never null.
    bool isVisible = true;
    float opacity = 0.5F; ///< (0, 1].

    friend bool operator==(const Reference&, const Reference&) = default;
};

} // namespace pleinair
