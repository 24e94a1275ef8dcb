#pragma once

#include "training/judge.h"
#include "training/losses.h"
#include "training/multiscale_discriminator.h"

namespace pleinair {

/// The published judge: patch discriminators at several scales, with feature matching.
class PatchJudge final : public Judge {
public:
    /// @param network  initialized, on its device.
    PatchJudge(MultiscaleDiscriminator network, JudgeSettings settings);

    [[nodiscard]] torch::nn::Module& network() override { return *m_network; }
    [[nodiscard]] torch::Tensor generatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor discriminatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor gradientPenalty(JudgedBatch& batch) override;
    [[nodiscard]] JudgeOpinion opinion() const override;

private:
    [[nodiscard]] HalvedFeatures judged(JudgedBatch& batch);
    [[nodiscard]] std::vector<ScaleFeatures> look(
        const JudgedBatch& batch, const torch::Tensor& pictures);

    MultiscaleDiscriminator m_network;
    JudgeSettings m_settings;
    KeptVerdicts m_verdicts;
};

} // namespace pleinair
