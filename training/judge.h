#pragma once

#include "model/nn/torch_api.h"
#include "training/gan_mode.h"
#include "training/loss_notes.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

class Judge;

/// What a judge saw in the pictures, per scale the outputs of all layers, with their graph.
struct JudgeLook {
    std::vector<std::vector<torch::Tensor>> fake;
    std::vector<std::vector<torch::Tensor>> real;
};

/// What a judge looks at: one batch on the device, augmented alike in all its parts.
struct JudgedBatch {
    torch::Tensor oneHot; ///< [N, K, H, W]; all zero where augmentation left no picture.
    torch::Tensor real; ///< Photographs, [N, 3, H, W] in [-1, 1].
    torch::Tensor fake; ///< The generator's pictures of the same labels; with gradient in its step.
    std::uint64_t seed = 0; ///< Of what a judge draws for this batch.
    /// Of a projected judge, which keeps them from the generator's step to its own; detached.
    std::vector<torch::Tensor> realFeatures;
    std::vector<torch::Tensor> fakeFeatures; ///< Empty: to be computed from `fake`.
    /// Whether the judges' own step is about the same pictures: what they saw in the generator's step
    /// may serve again, because their weights have not changed.
    bool isJudgedOnce = false;
    std::map<const Judge*, JudgeLook> looks {};
};

/// How often a judge was right in its last step: shares of its verdicts, in [0, 1].
struct JudgeOpinion {
    double realRight = 0;
    double fakeRight = 0;
};

/// What the judges of a run have in common.
struct JudgeSettings {
    GanMode ganMode = GanMode::Hinge;
    double lambdaGan = 1;
    double lambdaFeat = 10;
    double lambdaSegmentation = 0;
    double lambdaLabelMix = 10;
    std::string suffix; ///< Behind the names of its losses, where a run has several judges.
};

/// A discriminator with its losses: tells photographs from the generator's pictures.
///
/// Runs have one or several; TrainStep knows nothing else about them. Every judge calls the losses
/// by the published names: GAN, GAN_Feat, D_Fake, D_real.
class Judge {
public:
    virtual ~Judge() = default;

    /// What learns. Its tensors go into checkpoints.
    [[nodiscard]] virtual torch::nn::Module& network() = 0;
    /// Constants that belong to the network and go into checkpoints; null: none.
    [[nodiscard]] virtual torch::nn::Module* constants() { return nullptr; }

    /// What the generator is to lower, weights included. Only its gradient at the pictures is taken.
    [[nodiscard]] virtual torch::Tensor generatorLoss(JudgedBatch& batch, LossNotes& notes) = 0;
    /// What the network is to lower. No gradient flows into the pictures.
    [[nodiscard]] virtual torch::Tensor discriminatorLoss(JudgedBatch& batch, LossNotes& notes) = 0;
    /// The mean over the batch of the squared gradient of the verdict on the photographs at the
    /// judge's input, without a weight: R1 of Mescheder et al., "Which Training Methods for GANs do
    /// actually Converge?", ICML 2018, eq. 9. Differentiable.
    [[nodiscard]] virtual torch::Tensor gradientPenalty(JudgedBatch& batch) = 0;
    /// Of the last call of discriminatorLoss().
    [[nodiscard]] virtual JudgeOpinion opinion() const = 0;
};

/// The verdicts on one batch as logits, kept until somebody asks how many were right.
struct KeptVerdicts {
    std::vector<torch::Tensor> real;
    std::vector<torch::Tensor> fake;

    void keep(const std::vector<torch::Tensor>& ofReal, const std::vector<torch::Tensor>& ofFake);
    /// @param threshold  logits above it say "photograph".
    [[nodiscard]] JudgeOpinion opinion(double threshold) const;
};

/// Between the two targets of the mode: 0.5 for least squares, else 0.
[[nodiscard]] double verdictThreshold(GanMode mode);

/// Mean over the batch of the squared gradient of `score` at the inputs. @param score  the sum of a
/// scalar for every picture. @param inputs  [N, ...] each, with gradient. Differentiable.
[[nodiscard]] torch::Tensor squaredGradient(
    const torch::Tensor& score, const std::vector<torch::Tensor>& inputs);

/// The mean over the positions of each scale, averaged over scales, summed over pictures.
[[nodiscard]] torch::Tensor summedScores(const std::vector<torch::Tensor>& logits);

} // namespace pleinair
