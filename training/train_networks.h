#pragma once

#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "training/adam.h"
#include "training/multiscale_discriminator.h"
#include "training/projected_discriminator.h"
#include "training/train_options.h"

#include <torch/torch.h>

#include <memory>
#include <vector>

namespace pleinair {

/// The networks of a training run with their optimizers and moving averages.
///
/// The encoder's parameters sit in the generator's optimizer, as published. Frozen feature networks
/// are not part of the state.
struct TrainNetworks {
    Generator generator { nullptr };
    Encoder encoder { nullptr }; ///< Empty without a VAE.
    MultiscaleDiscriminator patches { nullptr }; ///< For DiscriminatorKind::Patch.
    FeatureProjection projection { nullptr }; ///< For DiscriminatorKind::Projected,
    ProjectedDiscriminator heads { nullptr }; ///< likewise.

    Generator averageGenerator { nullptr }; ///< Empty without moving averages.
    Encoder averageEncoder { nullptr };

    std::unique_ptr<Adam> generatorOptimizer;
    std::unique_ptr<Adam> discriminatorOptimizer;

    /// Builds and initializes them from options.seed.
    /// @param features  for the projected discriminator, on the CPU; else empty.
    TrainNetworks(const TrainOptions& options, const std::shared_ptr<FrozenFeatures>& features,
        torch::Device device);

    /// The networks that a model is made of: the moving averages where there are any.
    [[nodiscard]] Generator& modelGenerator();
    [[nodiscard]] Encoder& modelEncoder();

    /// Every tensor that a checkpoint holds, by name; writing into them restores the state.
    [[nodiscard]] std::vector<NamedTensor> state() const;
};

} // namespace pleinair
