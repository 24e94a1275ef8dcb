#pragma once

#include "model/nn/torch_api.h"
#include "training/losses.h"
#include "training/pack.h"
#include "training/perceptual_loss.h"
#include "training/train_networks.h"
#include "training/train_report.h"

#include <torch/optim/adam.h>

#include <functional>
#include <optional>

namespace pleinair {

/// Training as one writes it with a framework's modules, for comparison: nothing here is clever.
///
/// fp32, contiguous, one-hot labels, gamma and beta at every pixel, torch::optim::Adam, photographs
/// decoded in every step.
class PlainTrainer {
public:
    using Decode = std::function<Image(int record)>;

    /// Begins with the weights of `start`, which has a patch discriminator and moving averages.
    /// @param regenerates  draw another picture for the discriminator's step, as published.
    PlainTrainer(const TrainOptions& options, const TrainNetworks& start, const Pack& pack,
        std::optional<PerceptualLoss> perceptual, Decode decode, bool regenerates);

    /// @param noise  of the style, [N, zDim].
    Losses step(const std::vector<int>& records, Size size, const torch::Tensor& noise);

private:
    struct Loaded {
        torch::Tensor oneHot;
        torch::Tensor real;
        torch::Tensor styleImages;
    };

    [[nodiscard]] Loaded load(const std::vector<int>& records, Size size) const;
    torch::Tensor draw(const Loaded& loaded, const torch::Tensor& noise, torch::Tensor& divergence);
    HalvedFeatures judged(const Loaded& loaded, const torch::Tensor& fake);
    void updateAverages();

    const TrainOptions& m_options;
    const Pack& m_pack;
    std::optional<PerceptualLoss> m_perceptual;
    Decode m_decode;
    bool m_regenerates;
    Generator m_generator;
    Generator m_average;
    Encoder m_encoder;
    MultiscaleDiscriminator m_discriminator;
    torch::optim::Adam m_generatorOptimizer;
    torch::optim::Adam m_discriminatorOptimizer;
};

} // namespace pleinair
