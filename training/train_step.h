#pragma once

#include "training/batch_source.h"
#include "training/losses.h"
#include "training/perceptual_loss.h"
#include "training/train_networks.h"
#include "training/train_report.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// One iteration of adversarial training: the generator's step, then the discriminator's.
///
/// Park et al., CVPR 2019. Deviations, each an option: the discriminator judges the picture that
/// the generator's step made (published: draws another one with the updated generator); projected
/// discriminator (Sauer et al., NeurIPS 2021).
class TrainStep {
public:
    /// @param networks  must outlive the step. @param perceptual  may be empty.
    TrainStep(const TrainOptions& options, TrainNetworks& networks,
        std::optional<PerceptualLoss> perceptual, torch::Device device);

    /// Learns from `batches` (more than one: accumulated into one update).
    /// @param step  number of the step; decides the noise, the learning rate and the ramp.
    /// @throws Error (Training) naming the loss that is not a finite number; no weight was changed
    /// by the network whose loss it is.
    Losses run(const std::vector<Batch>& batches, std::int64_t step);

private:
    struct Inputs;
    struct Drawn;

    [[nodiscard]] Inputs prepare(const Batch& batch) const;
    [[nodiscard]] Drawn draw(Inputs& inputs, std::int64_t step, std::int64_t stream);
    torch::Tensor generatorLosses(const Inputs& inputs, const Drawn& drawn, std::int64_t step);
    torch::Tensor discriminatorLosses(const Inputs& inputs, const torch::Tensor& fake);
    [[nodiscard]] HalvedFeatures judgedPatches(const Inputs& inputs, const torch::Tensor& fake);
    torch::Tensor patchGeneratorLoss(const Inputs& inputs, const torch::Tensor& fake);
    torch::Tensor projectedGeneratorLoss(const Inputs& inputs, const torch::Tensor& fake);
    torch::Tensor note(const std::string& name, const torch::Tensor& loss);

    const TrainOptions& m_options;
    TrainNetworks& m_networks;
    std::optional<PerceptualLoss> m_perceptual;
    torch::Device m_device;
    bool m_halfPrecision = false;
    Losses m_losses;
    std::vector<torch::Tensor> m_fakeFeatures; ///< Projected, of the generator's step.
};

} // namespace pleinair
