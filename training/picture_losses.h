#pragma once

#include "model/nn/torch_api.h"
#include "training/loss_notes.h"
#include "training/perceptual_loss.h"
#include "training/train_options.h"

#include <cstdint>
#include <optional>

namespace pleinair {

/// What the generator is to lower besides the judges' losses: the distance of its picture from the
/// photograph (VGG for the perceptual one, Color), and the encoder's KLD.
class PictureLosses {
public:
    /// @param options  must outlive this. @param perceptual  may be empty.
    PictureLosses(const TrainOptions& options, std::optional<PerceptualLoss> perceptual);

    /// @param fake, real  [N, 3, H, W] in [-1, 1].
    /// @param mu, logvar  of the encoder, [N, Z]; undefined without one.
    /// @param step        decides the shift of the perceptual network and the ramp of the KLD.
    /// @return the sum, weights included, or an undefined tensor if there is none.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& fake, const torch::Tensor& real,
        const torch::Tensor& mu, const torch::Tensor& logvar, std::int64_t step,
        LossNotes& notes) const;

private:
    const TrainOptions& m_options;
    std::optional<PerceptualLoss> m_perceptual;
};

} // namespace pleinair
