#include "model/base/shared_module.h"
#include "model/reference/reference_entry.h"
#include "model/render/label_reader.h"

#include <algorithm>
#include <numeric>

namespace pleinair {

double ReadLabels::meanConfidence() const
{
    return std::accumulate(confidence.begin(), confidence.end(), 0.0)
        / static_cast<double>(std::max<std::size_t>(1, confidence.size()));
}

std::unique_ptr<LabelReader> loadLabelReader(
    const SegmenterDescription& segmenter, const LabelReaderOptions& options)
{
    const SharedModule module("reference", "Reading photographs");
    const auto make = module.function<MakeLabelReader>(kMakeLabelReader);
    return std::unique_ptr<LabelReader>(make(segmenter, options));
}

} // namespace pleinair
