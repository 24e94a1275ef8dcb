#pragma once

#include "model/image/label_picture.h"
#include "training/data/layouts.h"

#include <filesystem>
#include <functional>

namespace pleinair {

struct PrepareOptions {
    int size = 256; ///< Side of the square records in pixels.
    LabelPictureOptions labels { .unknown = UnknownPixels::Keep };
};

/// Called after each pair with the number done and the number of all.
/// @return false to stop: nothing is written then.
using PrepareProgress = std::function<bool(int done, int total)>;

struct PrepareResult {
    int written = 0;
    std::vector<LeftOut> leftOut;
    bool isComplete = true; ///< false: stopped by the progress function.
};

/// Writes a pack from the pairs that pass checkPair(); the others are listed in the pack with
/// their reasons. Each pair is scaled until its short side is `size` and cut to the square in its
/// middle: the photograph by area means or bicubic, the labels by the nearest.
/// @throws Error (FileUnwritable); (BadFile) if no pair at all can be used.
PrepareResult preparePack(const PairListing& listing, const ClassTable& classes,
    const PrepareOptions& options, const std::filesystem::path& out, const PrepareProgress& progress);

} // namespace pleinair
