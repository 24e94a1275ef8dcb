#pragma once

#include "training/data/prepare.h"

namespace pleinair {

/// Names everything that decides what a pack holds: the files with their sizes and times, the
/// class table, the options and the labeller (may be null); not the number of threads.
[[nodiscard]] std::uint64_t prepareFingerprint(const PrepareJob& job, const ClassTable& classes,
    const PrepareOptions& options, const Labeller* labeller);

} // namespace pleinair
