#include "training/histogram.h"

#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

constexpr int kBuckets = 30;

} // namespace

HistogramSummary histogramOf(const torch::Tensor& tensor)
{
    const torch::NoGradGuard noGradient;
    auto values = tensor.detach().to(torch::kCPU, torch::kFloat).flatten();
    values = values.masked_select(torch::isfinite(values));
    HistogramSummary summary;
    if (values.numel() == 0)
        return summary;
    summary.least = values.min().item<double>();
    summary.greatest = values.max().item<double>();
    summary.count = static_cast<double>(values.numel());
    summary.sum = values.sum(torch::kDouble).item<double>();
    summary.sumOfSquares = values.square().sum(torch::kDouble).item<double>();
    if (summary.least == summary.greatest) {
        summary.limits = { summary.greatest };
        summary.counts = { summary.count };
        return summary;
    }
    const auto counts = torch::histc(values, kBuckets, summary.least, summary.greatest);
    const double width = (summary.greatest - summary.least) / kBuckets;
    for (int bucket = 0; bucket < kBuckets; ++bucket) {
        summary.limits.push_back(summary.least + (bucket + 1) * width);
        summary.counts.push_back(counts[bucket].item<double>());
    }
    return summary;
}

} // namespace pleinair
