#include "training/losses.h"

#include "model/base/error.h"

#include <functional>

namespace pleinair {

namespace {

torch::Tensor averaged(const std::vector<torch::Tensor>& logits,
    const std::function<torch::Tensor(const torch::Tensor&)>& loss)
{
    torch::Tensor sum;
    for (const auto& scale : logits)
        sum = sum.defined() ? sum + loss(scale) : loss(scale);
    return sum / static_cast<double>(logits.size());
}

torch::Tensor squaredDistance(const torch::Tensor& logits, double target)
{
    return (logits - target).square().mean();
}

/// -log(sigmoid(x)), stable for large |x|: binary cross entropy with target 1.
torch::Tensor negativeLogSigmoid(const torch::Tensor& logits)
{
    return torch::softplus(-logits).mean();
}

} // namespace

torch::Tensor generatorLoss(GanMode mode, const std::vector<torch::Tensor>& logits)
{
    switch (mode) {
    case GanMode::Hinge:
    case GanMode::W:
        break;
    case GanMode::Ls:
    case GanMode::Original:
        return realLoss(mode, logits);
    }
    return averaged(logits, [](const torch::Tensor& scale) { return -scale.mean(); });
}

torch::Tensor realLoss(GanMode mode, const std::vector<torch::Tensor>& logits)
{
    return averaged(logits, [mode](const torch::Tensor& scale) {
        switch (mode) {
        case GanMode::Hinge:
            return torch::relu(1 - scale).mean();
        case GanMode::Ls:
            return squaredDistance(scale, 1);
        case GanMode::Original:
            return negativeLogSigmoid(scale);
        case GanMode::W:
            break;
        }
        return -scale.mean();
    });
}

torch::Tensor fakeLoss(GanMode mode, const std::vector<torch::Tensor>& logits)
{
    return averaged(logits, [mode](const torch::Tensor& scale) {
        switch (mode) {
        case GanMode::Hinge:
            return torch::relu(1 + scale).mean();
        case GanMode::Ls:
            return squaredDistance(scale, 0);
        case GanMode::Original:
            return negativeLogSigmoid(-scale);
        case GanMode::W:
            break;
        }
        return scale.mean();
    });
}

std::vector<torch::Tensor> logitsOf(const std::vector<ScaleFeatures>& features)
{
    std::vector<torch::Tensor> logits;
    for (const auto& scale : features)
        logits.push_back(scale.back());
    return logits;
}

HalvedFeatures halves(const std::vector<ScaleFeatures>& features)
{
    HalvedFeatures result;
    for (const auto& scale : features) {
        auto& first = result.first.emplace_back();
        auto& second = result.second.emplace_back();
        for (const auto& layer : scale) {
            const int64_t half = layer.size(0) / 2;
            first.push_back(layer.narrow(0, 0, half));
            second.push_back(layer.narrow(0, half, half));
        }
    }
    return result;
}

torch::Tensor featureMatchingLoss(
    const std::vector<ScaleFeatures>& fake, const std::vector<ScaleFeatures>& real)
{
    torch::Tensor sum = torch::zeros({}, fake.front().front().options());
    for (std::size_t scale = 0; scale < fake.size(); ++scale)
        for (std::size_t layer = 0; layer + 1 < fake[scale].size(); ++layer)
            sum = sum + torch::l1_loss(fake[scale][layer], real[scale][layer].detach());
    return sum / static_cast<double>(fake.size());
}

torch::Tensor kullbackLeibler(const torch::Tensor& mu, const torch::Tensor& logvar)
{
    return -0.5 * torch::sum(1 + logvar - mu.square() - logvar.exp());
}

} // namespace pleinair
