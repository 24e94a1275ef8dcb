#pragma once

#include "training/data/checker.h"
#include "training/data/data_report.h"
#include "training/data/labeller.h"
#include "training/data/layouts.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace pleinair {

/// What becomes of photographs that are there twice.
enum class DuplicateRule {
    /// The second of two equal ones is left out, and every one that is (nearly) in an earlier split.
    LeaveOut,
    Keep, ///< They are named and used.
};

struct PrepareOptions {
    PreprocessOptions preprocess;
    LabelPictureOptions labels { .unknown = UnknownPixels::Keep };
    DuplicateRule duplicates = DuplicateRule::LeaveOut;
    std::uint64_t shardBytes = 0; ///< 0: one pack a split.
    int threads = 0; ///< 0: all cores.
};

/// A split that is to be prepared.
struct PrepareJob {
    std::string split;
    PairListing listing;
    std::filesystem::path target; ///< The pack, or the folder of the shards; empty: only checked.
};

/// Called after each pair with the number done and the number of all.
/// @return false to stop: no pack appears then, but a later run goes on from there.
using PrepareProgress = std::function<bool(int done, int total)>;

/// Checks all pairs of all jobs, in their order, and writes a pack from those that can be used,
/// which also lists those that cannot. A run that was stopped or killed is continued by the next
/// one with the same files and options: what it had written is checked by its hashes and kept.
/// @param labeller  for pairs without a label map; may be null if there are none.
/// @throws Error (FileUnwritable). A job without a usable pair writes nothing; see the report.
DataReport prepareDataSet(const std::vector<PrepareJob>& jobs, const ClassTable& classes,
    const PrepareOptions& options, Labeller* labeller, const PrepareProgress& progress);

} // namespace pleinair
