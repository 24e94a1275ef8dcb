#pragma once

#include "training/judge.h"
#include "training/oasis_discriminator.h"

namespace pleinair {

/// Weights that let every class of a batch count alike: pixels over (pixels of the class times
/// classes that occur); 0 for a class that does not. Sushko et al., ICLR 2021, eq. 1.
/// @param classes  one-hot, [N, C, H, W]. @return [C].
[[nodiscard]] torch::Tensor classBalance(const torch::Tensor& classes);

/// Cross entropy between (N + 1)-class logits and painted classes, each pixel weighted by its
/// class; the mean over the pixels that have one.
/// @param logits  [N, C + 1, H, W], channel 0 "made". @param classes  one-hot, [N, C, H, W].
[[nodiscard]] torch::Tensor balancedClassLoss(
    const torch::Tensor& logits, const torch::Tensor& classes);

/// A mask that gives every class region of every picture wholly to one side: [N, 1, H, W] of 0 or 1.
/// LabelMix of Sushko et al., ICLR 2021, section 3.2.
[[nodiscard]] torch::Tensor labelMixMask(const torch::Tensor& classes, std::uint64_t seed);

/// The segmenting judge of OASIS: (N + 1)-class cross entropy with class weights and LabelMix.
///
/// Needs no GAN mode. Pixels without a class (don't care, outside an augmented picture) count for
/// nothing in the classes; don't care still counts as made where the generator made it.
class OasisJudge final : public Judge {
public:
    /// @param network  on its device. @param classes  label channels that are classes.
    OasisJudge(OasisDiscriminator network, int64_t classes, JudgeSettings settings);

    [[nodiscard]] torch::nn::Module& network() override { return *m_network; }
    [[nodiscard]] torch::Tensor generatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor discriminatorLoss(JudgedBatch& batch, LossNotes& notes) override;
    [[nodiscard]] torch::Tensor gradientPenalty(JudgedBatch& batch) override;
    [[nodiscard]] JudgeOpinion opinion() const override;

private:
    [[nodiscard]] torch::Tensor classesOf(const JudgedBatch& batch) const;

    OasisDiscriminator m_network;
    int64_t m_classes;
    JudgeSettings m_settings;
    KeptVerdicts m_verdicts;
};

} // namespace pleinair
