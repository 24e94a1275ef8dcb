#pragma once

#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/torch_api.h"
#include "training/adam.h"
#include "training/frozen_features.h"
#include "training/judge.h"
#include "training/train_options.h"

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
    std::vector<std::unique_ptr<Judge>> judges; ///< As options.discriminators, at least one.

    Generator averageGenerator { nullptr }; ///< Empty without moving averages.
    Encoder averageEncoder { nullptr };

    std::unique_ptr<Adam> generatorOptimizer;
    std::unique_ptr<Adam> discriminatorOptimizer;

    /// Builds and initializes them from options.seed; what options.freeze names wants no gradient.
    /// @param features  for the projected discriminator, on the CPU; else empty.
    /// @throws Error (InvalidArgument) for a part to freeze that is not there.
    TrainNetworks(const TrainOptions& options, const std::shared_ptr<FrozenFeatures>& features,
        torch::Device device);

    /// The networks that a model is made of: the moving averages where there are any.
    [[nodiscard]] Generator& modelGenerator();
    [[nodiscard]] Encoder& modelEncoder();

    /// Every tensor that a checkpoint holds, by name; writing into them restores the state.
    [[nodiscard]] std::vector<NamedTensor> state() const;

private:
    void freeze(const std::vector<std::string>& parts);

    std::vector<NamedTensor> m_judged; ///< Parameters of all judges.
};

} // namespace pleinair
