#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/image/label_picture.h"
#include "training/data/finding.h"
#include "training/data/labeller.h"
#include "training/data/layouts.h"
#include "training/data/picture_print.h"
#include "training/data/preprocess_mode.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace pleinair {

/// What decides whether a pair can be used, and what becomes of it.
struct PairRules {
    PreprocessOptions preprocess;
    LabelPictureOptions labels { .unknown = UnknownPixels::Keep };
    /// Labels photographs whose pairs have no label map; called under a lock of the caller's.
    std::function<LabelMap(const Image&)> label {};
};

/// A pair that was read and looked at. A pair that cannot be used has a finding that says so, and
/// no planes.
struct CheckedPair {
    Size size; ///< Of the record.
    std::vector<std::uint8_t> rgb;
    std::vector<ClassId> labels;
    std::vector<std::uint16_t> instances; ///< Empty if there is no instance map.
    std::vector<std::int64_t> classPixels; ///< Of the record; the last one counts unknown pixels.
    std::uint64_t fileHash = 0; ///< Of the photograph's file.
    PicturePrint print;
    std::vector<Finding> findings;
    std::vector<UnknownLabel> unknownLabels;
    bool unknownLabelsAreColors = false;

    [[nodiscard]] bool isUsable() const { return !rgb.empty(); }
};

/// Called with the pixels of a picture before it is decoded, returns when there is room for them;
/// and with less than 0 when most of them are gone.
using ReservePixels = std::function<void(std::int64_t pixels)>;

/// Reads a pair, checks it and makes the record: both files are whole, the labels are known, both
/// have the same aspect ratio (to 1 %), nothing would be enlarged more than twice, and at least a
/// tenth of the picture has a label. Nothing that is wrong with the pair is thrown.
[[nodiscard]] CheckedPair checkedPair(const TrainingPair& pair, const ClassTable& classes,
    const PairRules& rules, const ReservePixels& reserve);

} // namespace pleinair
