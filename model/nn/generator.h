#pragma once

#include "model/io/network_options.h"
#include "model/nn/spade_block.h"
#include "model/nn/torch_api.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// What a caller may ask of one forward beyond its inputs.
struct GeneratorCall {
    /// Grid of the stem in cells; nullopt: the grid that the options give. The picture is 2^n times
    /// as large.
    std::optional<Size> grid;
    /// Polled between the blocks; true ends the forward.
    std::function<bool()> stopRequested;
    /// Sees the output of the stem ("fc"), of every block and of "conv_img" (before tanh).
    std::function<void(const std::string& name, const torch::Tensor& output)> observe;

    /// The call that makes photographs of that size, whose sides are multiples of the model's grid.
    static GeneratorCall forPhotographs(Size size, const NetworkOptions& options);
    /// Of the size of these, [N, 3, H, W].
    static GeneratorCall forPhotographs(
        const torch::Tensor& photographs, const NetworkOptions& options);
};

/// Turns labels, and a latent if it has a VAE stem, into photographs.
///
/// Park et al., CVPR 2019, appendix A; the published code's variants with 5, 6 or 7 doublings.
/// Deviation: other grids than the trained one. A VAE stem's grid is resampled bilinearly with
/// half-pixel centres; a label stem's convolution runs on labels resized to the new grid.
class GeneratorImpl : public torch::nn::Module {
public:
    explicit GeneratorImpl(const NetworkOptions& options);

    /// @param labels  N label maps, K channels.
    /// @param z       [N, zDim] latents; ignored (may be undefined) without a VAE stem.
    /// @return        [N, 3, H, W] in [-1, 1]; undefined if call.stopRequested said so.
    torch::Tensor forward(
        LabelPyramid& labels, const torch::Tensor& z = {}, const GeneratorCall& call = {});

    /// Promises that the weights stay as they are from now on: evaluation without gradients then
    /// uses copies of them in the layout that the kernels want, and a pyramid keeps what its labels
    /// decide alone. Call it after the last to(device).
    void freeze();

    const NetworkOptions& options() const { return m_options; }
    /// The linear layer `fc` of a VAE stem; empty for a label stem.
    torch::nn::Linear& latentStem() { return m_latentStem; }

private:
    struct Stage {
        std::string name;
        bool doubles = false; ///< The grid is doubled before the block.
        SpadeBlock block { nullptr };
    };

    void addStage(const std::string& name, int64_t in, int64_t out, bool doubles);
    torch::Tensor stem(LabelPyramid& labels, const torch::Tensor& z, Size grid);

    NetworkOptions m_options;
    torch::nn::Linear m_latentStem { nullptr };
    torch::nn::Conv2d m_labelStem { nullptr };
    std::vector<Stage> m_stages;
    torch::nn::Conv2d m_toRgb { nullptr };
};
TORCH_MODULE(Generator);

} // namespace pleinair
