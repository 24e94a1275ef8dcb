#include "model/nn/smooth_fit.h"

namespace pleinair {

namespace {

constexpr int kRounds = 4;
/// Keeps the system solvable where nothing has a weight.
constexpr double kRidge = 1e-3;

/// 1, x, y, x^2, xy, y^2 at every pixel, x and y from -1 to 1; [H * W, 6].
torch::Tensor quadraticBasis(int64_t height, int64_t width, torch::Device device)
{
    const auto options = torch::TensorOptions(torch::kDouble).device(device);
    const auto y =
        torch::linspace(-1, 1, height, options).view({ -1, 1 }).expand({ height, width });
    const auto x = torch::linspace(-1, 1, width, options).view({ 1, -1 }).expand({ height, width });
    return torch::stack({ torch::ones_like(x), x, y, x * x, x * y, y * y }, -1)
        .view({ height * width, -1 });
}

} // namespace

torch::Tensor departureFromSmooth(
    const torch::Tensor& planes, const torch::Tensor& weights, double tolerance)
{
    const torch::NoGradGuard noGradient;
    const auto basis = quadraticBasis(planes.size(2), planes.size(3), planes.device());
    const int64_t pixels = basis.size(0);
    const int64_t terms = basis.size(1);
    const auto products = (basis.unsqueeze(2) * basis.unsqueeze(1)).view({ pixels, -1 });
    const auto values = planes.to(torch::kDouble).reshape({ -1, pixels });
    const auto given = weights.to(torch::kDouble).expand(planes.sizes()).reshape({ -1, pixels });
    const auto ridge = kRidge * torch::eye(terms, basis.options());
    auto counted = given;
    torch::Tensor departure;
    for (int round = 0; round < kRounds; ++round) {
        const auto normal = torch::matmul(counted, products).view({ -1, terms, terms }) + ridge;
        const auto right = torch::matmul(counted * values, basis).unsqueeze(2);
        const auto surface = torch::linalg_solve(normal, right).squeeze(2);
        departure = values - torch::matmul(surface, basis.t());
        counted = given / (1 + (departure / tolerance).square());
    }
    return departure.view(planes.sizes()).to(planes.scalar_type());
}

} // namespace pleinair
