#include "training/set_distances.h"

#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

const auto kDouble = torch::TensorOptions(torch::kDouble);

/// [n, d] with exactly the given mean and a covariance (n - 1) of exactly diag(deviations^2).
torch::Tensor exactly(const std::vector<double>& mean, const std::vector<double>& deviations)
{
    const auto d = static_cast<std::int64_t>(mean.size());
    // Two points on each axis, symmetric around the mean; the covariance divides by 2 d - 1.
    auto vectors = torch::zeros({ 2 * d, d }, kDouble);
    const double scale = std::sqrt(static_cast<double>(2 * d - 1) / 2);
    for (std::int64_t i = 0; i < d; ++i) {
        vectors[2 * i][i] = scale * deviations[static_cast<std::size_t>(i)];
        vectors[2 * i + 1][i] = -scale * deviations[static_cast<std::size_t>(i)];
    }
    return vectors + torch::tensor(mean, kDouble);
}

TEST(FrechetDistance, OfGaussiansWithDiagonalCovariancesIsKnown)
{
    const auto one = exactly({ 0, 0, 0 }, { 1, 2, 3 });
    const auto other = exactly({ 1, -2, 0.5 }, { 2, 2, 1 });

    // |m|^2 + sum (s1 - s2)^2
    EXPECT_NEAR(frechetDistanceOf(one, other), 1 + 4 + 0.25 + 1 + 0 + 4, 1e-9);
}

TEST(FrechetDistance, OfASetToItselfIsZero)
{
    torch::manual_seed(1);
    for (const std::int64_t count : { 5, 200 }) {
        const auto set = torch::randn({ count, 16 }, kDouble);
        EXPECT_NEAR(frechetDistanceOf(set, set), 0, 1e-9);
    }
}

TEST(FrechetDistance, TakesTheRootOfAProductOfFullMatrices)
{
    // C1 = A, C2 = A^-1 B^2 A^-1 has (C1^1/2 C2 C1^1/2)^1/2 known when all commute: rotate a
    // diagonal case.
    torch::manual_seed(2);
    const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({ 4, 4 }, kDouble)));
    const auto one = exactly({ 0, 0, 0, 0 }, { 1, 2, 3, 4 }).mm(rotation);
    const auto other = exactly({ 0, 0, 0, 0 }, { 4, 3, 2, 1 }).mm(rotation);

    EXPECT_NEAR(frechetDistanceOf(one, other), 9 + 1 + 1 + 9, 1e-9);
}

TEST(FrechetDistance, IsTheSameByBothWaysOfFactoring)
{
    // Repeating a set changes covariances by (n - 1) / (2 n - 1) * 2 alone, which can be undone.
    torch::manual_seed(3);
    const auto few = torch::randn({ 12, 8 }, kDouble);
    const auto other = torch::randn({ 9, 8 }, kDouble) + 0.5;
    const auto wide = torch::cat({ few, torch::zeros({ 12, 8 }, kDouble) }, 1);
    const auto otherWide = torch::cat({ other, torch::zeros({ 9, 8 }, kDouble) }, 1);

    // In 8 dimensions by eigenvectors, in 16 (8 of them empty) by the vectors themselves.
    EXPECT_NEAR(frechetDistanceOf(few, other), frechetDistanceOf(wide, otherWide), 1e-9);
}

TEST(FrechetDistance, IsSymmetricAndNotNegative)
{
    torch::manual_seed(4);
    const auto one = torch::randn({ 20, 6 }, kDouble);
    const auto other = torch::randn({ 30, 6 }, kDouble) * 2;

    EXPECT_NEAR(frechetDistanceOf(one, other), frechetDistanceOf(other, one), 1e-9);
    EXPECT_GT(frechetDistanceOf(one, other), 0);
}

TEST(KernelDistance, CountsByHand)
{
    // d = 1, k(x, y) = (x y + 1)^3; one = {0, 1}, other = {2, 3}.
    const auto one = torch::tensor({ 0.0, 1.0 }, kDouble).view({ 2, 1 });
    const auto other = torch::tensor({ 2.0, 3.0 }, kDouble).view({ 2, 1 });
    const double within = 1 + 343; // k(0, 1) + k(2, 3)
    const double across = (1 + 1 + 27 + 64) / 4.0;

    EXPECT_NEAR(kernelDistanceOf(one, other), within - 2 * across, 1e-9);
}

TEST(KernelDistance, IsUnbiased)
{
    // The mean over many pairs of sets from one distribution is 0 whatever the size of the sets.
    torch::manual_seed(5);
    double sum = 0;
    double squares = 0;
    constexpr int kPairs = 2000;
    for (int i = 0; i < kPairs; ++i) {
        const double distance =
            kernelDistanceOf(torch::randn({ 5, 4 }, kDouble), torch::randn({ 5, 4 }, kDouble));
        sum += distance;
        squares += distance * distance;
    }
    const double mean = sum / kPairs;
    const double error = std::sqrt((squares / kPairs - mean * mean) / kPairs);
    EXPECT_LT(std::abs(mean), 4 * error);
}

} // namespace
} // namespace pleinair
