#pragma once

#include "training/event_file.h"

#include <torch/types.h>

namespace pleinair {

/// How the values of a tensor are spread, over 30 equal buckets from the least to the greatest.
/// Values that are not finite are left out. @return count 0 if none is left.
[[nodiscard]] HistogramSummary histogramOf(const torch::Tensor& tensor);

} // namespace pleinair
