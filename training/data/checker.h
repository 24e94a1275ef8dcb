#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/image/label_picture.h"
#include "training/data/layouts.h"

namespace pleinair {

/// A pair that can be trained with, decoded.
struct CheckedPair {
    Image photograph;
    LabelMap labels; ///< Of any size with the photograph's aspect ratio.
};

/// Decodes a pair and checks that it can be trained with: both files are whole, the labels are
/// known, both have the same aspect ratio (to 1 %), and no side is shorter than half of `side`.
/// @throws Error naming the file and the reason, whatever is wrong with the pair.
[[nodiscard]] CheckedPair checkPair(const TrainingPair& pair, const ClassTable& classes,
    const LabelPictureOptions& options, int side);

} // namespace pleinair
