#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <map>

namespace pleinair {

namespace {

class Vgg19Features final : public FrozenFeatures {
public:
    explicit Vgg19Features(const TensorMap& tensors)
    {
        for (const int index : { 0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28 })
            m_convolutions[index]
                = FrozenConvolution::read(tensors, "features." + std::to_string(index), 1, 1);
    }

    [[nodiscard]] std::string name() const override { return "VGG19"; }

    [[nodiscard]] std::vector<double> weights() const override
    {
        return { 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 };
    }

    [[nodiscard]] std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        std::vector<torch::Tensor> found;
        torch::Tensor x = image;
        for (int index = 0; index <= 28; ++index) {
            const auto convolution = m_convolutions.find(index);
            if (convolution != m_convolutions.end())
                x = torch::relu(convolution->second(x));
            else if (index == 4 || index == 9 || index == 18 || index == 27)
                x = torch::max_pool2d(x, 2);
            if (index == 0 || index == 5 || index == 10 || index == 19 || index == 28)
                found.push_back(x);
        }
        return found;
    }

    void to(torch::Device device) override
    {
        for (auto& [index, convolution] : m_convolutions)
            convolution.to(device);
    }

private:
    std::map<int, FrozenConvolution> m_convolutions; ///< By torchvision's index.
};

} // namespace

std::unique_ptr<FrozenFeatures> makeVgg19Features(const TensorMap& tensors)
{
    return std::make_unique<Vgg19Features>(tensors);
}

} // namespace pleinair
