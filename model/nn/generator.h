#pragma once

#include "model/io/network_options.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/torch_api.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace pleinair {

/// What a caller may ask of one forward beyond its inputs.
struct GeneratorCall {
    /// Grid of the coarsest features in cells; nullopt: the grid that the options give. The picture
    /// is 2^n times as large.
    std::optional<Size> grid;
    /// Polled between the blocks; true ends the forward.
    std::function<bool()> stopRequested;
    /// Sees the output of every part by its name; of SPADE that of the stem ("fc"), of every block
    /// and of "conv_img" (before tanh).
    std::function<void(const std::string& name, const torch::Tensor& output)> observe;

    /// The call that makes photographs of that size, whose sides are multiples of the model's grid.
    static GeneratorCall forPhotographs(Size size, const NetworkOptions& options);
    /// Of the size of these, [N, 3, H, W].
    static GeneratorCall forPhotographs(
        const torch::Tensor& photographs, const NetworkOptions& options);
};

/// Turns labels, and a latent if it has a VAE stem, into photographs: what all generators have in
/// common. The networks themselves are in spade_generator.h and pix2pixhd.h.
class GeneratorImpl : public torch::nn::Module {
public:
    /// @param labels  N label maps, K channels.
    /// @param z       [N, zDim] latents; ignored (may be undefined) without a VAE stem.
    /// @return        [N, 3, H, W] in [-1, 1]; undefined if call.stopRequested said so.
    virtual torch::Tensor forward(
        LabelPyramid& labels, const torch::Tensor& z = {}, const GeneratorCall& call = {}) = 0;

    /// Promises that the weights stay as they are from now on: evaluation without gradients then
    /// uses copies of them in the layout that the kernels want, and a pyramid keeps what its labels
    /// decide alone. Call it after the last to(device).
    void freeze();

    const NetworkOptions& options() const { return m_options; }
    /// The linear layer `fc` of a VAE stem; empty for a generator without one.
    torch::nn::Linear& latentStem() { return m_latentStem; }

protected:
    explicit GeneratorImpl(const NetworkOptions& options);

    NetworkOptions m_options;
    torch::nn::Linear m_latentStem { nullptr };
};

/// Holds a generator as LibTorch's module holders do.
class Generator : public torch::nn::ModuleHolder<GeneratorImpl> {
public:
    using Impl = GeneratorImpl;

    /// The kind that options.netG names, with random weights.
    explicit Generator(const NetworkOptions& options);
    /// No generator.
    Generator(std::nullptr_t); // NOLINT(google-explicit-constructor)
};

} // namespace pleinair
