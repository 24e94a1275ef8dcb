#include "model/nn/read_segmenter.h"
#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <utility>

namespace pleinair {

namespace {

class SegmenterFeatures final : public FrozenFeatures {
public:
    explicit SegmenterFeatures(Segmenter segmenter)
        : m_segmenter(std::move(segmenter))
    {
        freeze(*m_segmenter);
    }

    [[nodiscard]] std::string name() const override { return "segmenter"; }

    [[nodiscard]] std::vector<double> weights() const override
    {
        return { 0.25, 0.25, 0.5, 0.5, 1.0 };
    }

    [[nodiscard]] std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        const auto levels = m_segmenter->encode(onSegmenterGrid(image));
        return { levels.begin(), levels.end() };
    }

    void to(torch::Device device) override { m_segmenter->to(device); }

private:
    // Evaluating changes nothing of it, but a module's forward() is not const.
    mutable Segmenter m_segmenter;
};

} // namespace

std::unique_ptr<FrozenFeatures> makeSegmenterFeatures(
    const TensorMap& tensors, const std::string& what)
{
    return std::make_unique<SegmenterFeatures>(segmenterFrom(tensors, what));
}

} // namespace pleinair
