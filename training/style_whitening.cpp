#include "training/style_whitening.h"

namespace pleinair {

namespace {

/// Directions in which styles hardly differ keep a little of the mean spread: the generator never
/// saw them vary, and stretching noise would make pictures from it.
constexpr double kLeastVariance = 1e-3;
/// Below this the styles are all the same, and there is nothing to spread.
constexpr double kNoVariance = 1e-12;

/// On the CPU in double, wherever it lies.
torch::Tensor exact(const torch::Tensor& tensor)
{
    return tensor.to(torch::kCPU, torch::kDouble);
}

} // namespace

void whitenStyles(EncoderImpl& encoder, GeneratorImpl& generator, const Style& styles)
{
    const torch::NoGradGuard noGradient;
    const torch::Tensor mu = exact(styles.mu);
    const torch::Tensor mean = mu.mean(0);
    const torch::Tensor centred = mu - mean;
    const torch::Tensor covariance
        = centred.t().matmul(centred) / static_cast<double>(mu.size(0) - 1);
    const auto [variances, directions] = torch::linalg_eigh(covariance);
    const double meanVariance = variances.mean().item<double>();
    if (!(meanVariance > kNoVariance))
        return;
    const torch::Tensor spread = variances.clamp_min(kLeastVariance * meanVariance).sqrt();
    const torch::Tensor root = directions.matmul(torch::diag(spread)).matmul(directions.t());
    const torch::Tensor inverse
        = directions.matmul(torch::diag(1 / spread)).matmul(directions.t());

    auto& toMu = *encoder.mu();
    toMu.bias.copy_(inverse.matmul(exact(toMu.bias) - mean));
    toMu.weight.copy_(inverse.matmul(exact(toMu.weight)));
    auto& stem = *generator.latentStem();
    const torch::Tensor stemWeight = exact(stem.weight);
    stem.bias.copy_(exact(stem.bias) + stemWeight.matmul(mean));
    stem.weight.copy_(stemWeight.matmul(root));
    const torch::Tensor noise = exact(styles.logvar).exp().mean(0);
    encoder.logvar()->weight.zero_();
    encoder.logvar()->bias.copy_(inverse.square().matmul(noise).log());
}

} // namespace pleinair
