#pragma once

#include <torch/types.h>

namespace pleinair {

/// |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) of two sets of vectors, covariances with n - 1.
///
/// The last trace is computed as the sum of the singular values of F1 F2^T, where C = F^T F; the
/// centred vectors over sqrt(n - 1) are such an F, and where they outnumber their length, the
/// scaled eigenvectors of C. So no root of a singular matrix is ever taken.
/// @param one, other  F64 [n, d] and [m, d], n and m at least 2.
[[nodiscard]] double frechetDistanceOf(const torch::Tensor& one, const torch::Tensor& other);

/// The unbiased squared maximum mean discrepancy with the kernel (x . y / d + 1)^3. Of sets larger
/// than 2,000, as published, the mean over parts of at most 1,000.
/// @param one, other  F64 [n, d] and [m, d], n and m at least 2.
[[nodiscard]] double kernelDistanceOf(const torch::Tensor& one, const torch::Tensor& other);

} // namespace pleinair
