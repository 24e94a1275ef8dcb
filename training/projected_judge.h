#pragma once

#include "training/judge.h"
#include "training/projected_discriminator.h"

namespace pleinair {

/// Judges frozen features of the pictures (Sauer et al., NeurIPS 2021), with an optional head that
/// names the classes.
///
/// Its gradient penalty is taken at the mixed features, the input of what learns: behind it lies a
/// network that never changes.
class ProjectedJudge final : public Judge {
public:
    /// @param projection, heads  on their device.
    ProjectedJudge(
        FeatureProjection projection, ProjectedDiscriminator heads, JudgeSettings settings);

    [[nodiscard]] torch::nn::Module& network() override { return *m_heads; }
    [[nodiscard]] torch::nn::Module* constants() override { return m_projection.get(); }
    [[nodiscard]] torch::Tensor generatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor discriminatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor gradientPenalty(JudgedBatch& batch) override;
    [[nodiscard]] JudgeOpinion opinion() const override;

private:
    void lookAtReal(JudgedBatch& batch);

    FeatureProjection m_projection;
    ProjectedDiscriminator m_heads;
    JudgeSettings m_settings;
    KeptVerdicts m_verdicts;
};

} // namespace pleinair
