#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/base/style_vector.h"
#include "training/pack.h"
#include "training/picture_meter.h"

#include <functional>
#include <string>
#include <vector>

namespace pleinair {

/// In which style a map is rendered.
enum class StyleSource {
    Seeds, ///< A random one for every map.
    Photographs, ///< That of the map's own photograph.
    Presets, ///< The model's presets in turn.
};

struct EvaluationOptions {
    int pictures = 0; ///< So many, spread over the pack; 0: all.
    StyleSource styles = StyleSource::Seeds;
    std::uint64_t seed = 7;
    int resamples = 200; ///< For the intervals.
};

/// A map of a pack as it is rendered.
struct PackedMap {
    LabelMap labels;
    std::vector<std::uint32_t> instances; ///< Row-major ids of the labels' size; empty: none.
};

/// What an evaluation works with. All functions are called on the evaluating thread.
struct EvaluationTools {
    /// A photograph from a map of a pack; must be there.
    std::function<Image(const PackedMap&, const StyleVector&)> render;
    std::function<StyleVector(const Image&)> encode; ///< Empty: the model has no encoder.
    std::function<LabelMap(const Image&)> read; ///< Empty: no segmenter. Of the picture's size.
    PictureMeter* meter = nullptr; ///< Null: no features.
    int zDim = 0; ///< Length of a style; 0: the model has none.
    std::vector<StyleVector> presets;
    /// Says how far the work is; may throw to end it. May be empty.
    std::function<void(const std::string& what, int done, int total)> progress;
};

/// `wanted` numbers spread over 0 ... count - 1; all of them for 0.
[[nodiscard]] std::vector<int> spreadNumbers(int count, int wanted);

/// The planes of a record as values.
[[nodiscard]] Image photographOf(const PackRecord& record);
[[nodiscard]] LabelMap labelsOf(const PackRecord& record);
[[nodiscard]] PackedMap mapOf(const PackRecord& record);

} // namespace pleinair
