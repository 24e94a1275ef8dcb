#include "training/perceptual_loss.h"

#include "model/nn/torch_api.h"

#include <utility>

namespace pleinair {

PerceptualLoss::PerceptualLoss(std::shared_ptr<const FrozenFeatures> features)
    : m_features(std::move(features))
    , m_weights(m_features->weights())
{
}

torch::Tensor PerceptualLoss::operator()(
    const torch::Tensor& fake, const torch::Tensor& real, int shiftX, int shiftY) const
{
    const auto shifted = [&](const torch::Tensor& image) {
        return image.slice(2, shiftY).slice(3, shiftX);
    };
    const auto found = m_features->forward(shifted(fake));
    std::vector<torch::Tensor> wanted;
    {
        const torch::NoGradGuard noGradient;
        wanted = m_features->forward(shifted(real));
    }
    auto loss = torch::zeros({}, fake.options());
    for (std::size_t i = 0; i < found.size(); ++i)
        loss = loss + m_weights[i] * torch::l1_loss(found[i], wanted[i]);
    return loss;
}

} // namespace pleinair
