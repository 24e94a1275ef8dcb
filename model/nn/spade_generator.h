#pragma once

#include "model/nn/generator.h"
#include "model/nn/spade_block.h"

#include <string>
#include <vector>

namespace pleinair {

/// Turns labels, and a latent if it has a VAE stem, into photographs.
///
/// Park et al., CVPR 2019, appendix A; the published code's variants with 5, 6 or 7 doublings.
/// Deviation: other grids than the trained one. A VAE stem's grid is resampled bilinearly with
/// half-pixel centres; a label stem's convolution runs on labels resized to the new grid.
class SpadeGeneratorImpl final : public GeneratorImpl {
public:
    explicit SpadeGeneratorImpl(const NetworkOptions& options);

    torch::Tensor forward(
        LabelPyramid& labels, const torch::Tensor& z, const GeneratorCall& call) override;

private:
    struct Stage {
        std::string name;
        bool doubles = false; ///< The grid is doubled before the block.
        SpadeBlock block { nullptr };
    };

    void addStage(const std::string& name, int64_t in, int64_t out, bool doubles);
    torch::Tensor stem(LabelPyramid& labels, const torch::Tensor& z, Size grid);

    torch::nn::Conv2d m_labelStem { nullptr };
    std::vector<Stage> m_stages;
    torch::nn::Conv2d m_toRgb { nullptr };
};

} // namespace pleinair
