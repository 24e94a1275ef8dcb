#pragma once

#include "model/nn/torch_api.h"

namespace pleinair {

/// How planes depart from the smooth surface that fits them best: a quadratic polynomial of the
/// position, found by least squares whose weights sink where a pixel lies far from the surface
/// (iteratively reweighted least squares with Cauchy's weights; Holland and Welsch, "Robust
/// Regression Using Iteratively Reweighted Least-Squares", 1977). Computed in float64, without
/// gradients.
/// @param planes     [N, C, H, W]; each is fitted by itself.
/// @param weights    how much each pixel counts, not negative, [N, 1, H, W].
/// @param tolerance  departure at which a pixel's weight is halved, in the planes' unit.
/// @return           plane minus surface, [N, C, H, W], dtype of the planes; the plane itself where
///                   hardly anything has a weight.
torch::Tensor departureFromSmooth(
    const torch::Tensor& planes, const torch::Tensor& weights, double tolerance);

} // namespace pleinair
