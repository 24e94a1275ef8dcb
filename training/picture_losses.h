#pragma once

#include "model/nn/torch_api.h"
#include "training/batch_source.h"
#include "training/label_loss.h"
#include "training/loss_notes.h"
#include "training/perceptual_loss.h"
#include "training/train_options.h"

#include <cstdint>
#include <optional>

namespace pleinair {

/// What the generator is to lower besides the judges' losses: the distance of its picture from the
/// photograph (VGG for the perceptual one, Color), the classes that a segmenter does not find again
/// in it (Labels), and the encoder's KLD.
class PictureLosses {
public:
    /// @param options  must outlive this. @param perceptual, labels  may be empty.
    PictureLosses(const TrainOptions& options, std::optional<PerceptualLoss> perceptual,
        std::optional<LabelLoss> labels = {});

    /// @param fake        made from the labels of the batch, [N, 3, H, W] in [-1, 1].
    /// @param mu, logvar  of the encoder, [N, Z]; undefined without one.
    /// @param step        decides the shift of the frozen networks and the ramp of the KLD.
    /// @return the sum, weights included, or an undefined tensor if there is none.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& fake, const Batch& batch,
        const torch::Tensor& mu, const torch::Tensor& logvar, std::int64_t step,
        LossNotes& notes) const;

private:
    /// Pixels cut off, the same in every run that comes to this step.
    [[nodiscard]] int shiftOf(std::int64_t step, std::uint64_t axis) const;

    const TrainOptions& m_options;
    std::optional<PerceptualLoss> m_perceptual;
    std::optional<LabelLoss> m_labels;
};

} // namespace pleinair
