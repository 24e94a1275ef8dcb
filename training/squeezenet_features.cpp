#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <map>

namespace pleinair {

namespace {

struct Fire {
    FrozenConvolution squeeze;
    FrozenConvolution expand1x1;
    FrozenConvolution expand3x3;

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const
    {
        const auto squeezed = torch::relu(squeeze(x));
        return torch::relu(torch::cat({ expand1x1(squeezed), expand3x3(squeezed) }, 1));
    }
};

torch::Tensor maxPool(const torch::Tensor& x)
{
    return torch::max_pool2d(x, 3, 2, 0, 1, /*ceil_mode=*/true);
}

class SqueezeNetFeatures final : public FrozenFeatures {
public:
    explicit SqueezeNetFeatures(const TensorMap& tensors)
        : m_first(FrozenConvolution::read(tensors, "features.0", 2, 0))
        , m_mean(torch::tensor({ 0.485F, 0.456F, 0.406F }).view({ 1, 3, 1, 1 }))
        , m_deviation(torch::tensor({ 0.229F, 0.224F, 0.225F }).view({ 1, 3, 1, 1 }))
    {
        for (const int index : { 3, 4, 5, 7, 8, 9, 10, 12 }) {
            const std::string name = "features." + std::to_string(index) + ".";
            m_fires[index] = { FrozenConvolution::read(tensors, name + "squeeze"),
                FrozenConvolution::read(tensors, name + "expand1x1"),
                FrozenConvolution::read(tensors, name + "expand3x3", 1, 1) };
        }
    }

    [[nodiscard]] std::string name() const override { return "SqueezeNet 1.0"; }

    [[nodiscard]] std::vector<double> weights() const override
    {
        return { 0.25, 0.25, 0.5, 1.0 };
    }

    [[nodiscard]] std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        const auto fire = [this](int index, const torch::Tensor& x) { return m_fires.at(index)(x); };
        const auto input = ((image + 1) / 2 - m_mean) / m_deviation;
        const auto first = torch::relu(m_first(input));
        const auto fourth = fire(4, fire(3, maxPool(first)));
        const auto eighth = fire(8, fire(7, maxPool(fire(5, fourth))));
        const auto last = fire(12, maxPool(fire(10, fire(9, eighth))));
        return { first, fourth, eighth, last };
    }

    void to(torch::Device device) override
    {
        m_first.to(device);
        m_mean = m_mean.to(device);
        m_deviation = m_deviation.to(device);
        for (auto& [index, fire] : m_fires) {
            fire.squeeze.to(device);
            fire.expand1x1.to(device);
            fire.expand3x3.to(device);
        }
    }

private:
    FrozenConvolution m_first;
    std::map<int, Fire> m_fires;
    torch::Tensor m_mean;
    torch::Tensor m_deviation;
};

} // namespace

std::unique_ptr<FrozenFeatures> makeSqueezeNetFeatures(const TensorMap& tensors)
{
    return std::make_unique<SqueezeNetFeatures>(tensors);
}

} // namespace pleinair
