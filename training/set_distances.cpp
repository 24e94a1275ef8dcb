#include "training/set_distances.h"

#include "model/nn/torch_api.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr std::int64_t kLargestWhole = 2000;
constexpr std::int64_t kPart = 1000;

/// F with C = F^T F, of as few rows as possible.
torch::Tensor covarianceFactor(const torch::Tensor& vectors)
{
    const auto centred = (vectors - vectors.mean(0, /*keepdim=*/true))
        / std::sqrt(static_cast<double>(vectors.size(0) - 1));
    if (vectors.size(0) <= vectors.size(1))
        return centred;
    const auto [values, bases] = torch::linalg_eigh(centred.t().mm(centred));
    return values.clamp_min(0).sqrt().unsqueeze(1) * bases.t();
}

torch::Tensor kernel(const torch::Tensor& one, const torch::Tensor& other)
{
    return (one.mm(other.t()) / static_cast<double>(one.size(1)) + 1).pow(3);
}

/// The mean of a square matrix outside its diagonal.
double meanOffDiagonal(const torch::Tensor& matrix)
{
    const auto n = static_cast<double>(matrix.size(0));
    return (matrix.sum() - matrix.diagonal().sum()).item<double>() / (n * (n - 1));
}

double discrepancy(const torch::Tensor& one, const torch::Tensor& other)
{
    return meanOffDiagonal(kernel(one, one)) + meanOffDiagonal(kernel(other, other))
        - 2 * kernel(one, other).mean().item<double>();
}

} // namespace

double frechetDistanceOf(const torch::Tensor& one, const torch::Tensor& other)
{
    const torch::NoGradGuard noGradient;
    const auto first = covarianceFactor(one);
    const auto second = covarianceFactor(other);
    const double means = (one.mean(0) - other.mean(0)).square().sum().item<double>();
    const double spreads =
        first.square().sum().item<double>() + second.square().sum().item<double>();
    const double common = torch::linalg_svdvals(first.mm(second.t())).sum().item<double>();
    return std::max(0.0, means + spreads - 2 * common);
}

double kernelDistanceOf(const torch::Tensor& one, const torch::Tensor& other)
{
    const torch::NoGradGuard noGradient;
    const auto smaller = std::min(one.size(0), other.size(0));
    if (std::max(one.size(0), other.size(0)) <= kLargestWhole)
        return discrepancy(one, other);
    const auto parts = std::max<std::int64_t>(1, smaller / kPart);
    double sum = 0;
    for (std::int64_t i = 0; i < parts; ++i) {
        const auto end = [&](std::int64_t count) { return std::min(count, (i + 1) * kPart); };
        sum += discrepancy(one.slice(0, i * kPart, end(one.size(0))),
            other.slice(0, i * kPart, end(other.size(0))));
    }
    return sum / static_cast<double>(parts);
}

} // namespace pleinair
