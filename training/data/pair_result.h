#pragma once

#include "model/base/class_table.h"
#include "model/image/label_picture.h"
#include "training/data/finding.h"
#include "training/data/picture_print.h"
#include "training/pack_format.h"

#include <optional>
#include <utility>
#include <vector>

namespace pleinair {

/// Where a record was written.
struct WrittenRecord {
    int shard = 0;
    PackEntry entry;
};

/// What is known of a pair once it was dealt with: all but its pixels.
struct PairResult {
    std::optional<WrittenRecord> record; ///< Nothing: left out, or only checked.
    bool isUsed = false;
    Size size; ///< Of the record; empty if the pair cannot be used.
    std::vector<std::pair<int, std::int64_t>> classPixels; ///< Class id (255: unknown) and pixels.
    std::uint64_t fileHash = 0;
    PicturePrint print;
    std::vector<Finding> findings;
    std::vector<UnknownLabel> unknownLabels;
    bool unknownLabelsAreColors = false;
};

} // namespace pleinair
