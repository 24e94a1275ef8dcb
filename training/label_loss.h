#pragma once

#include "model/base/class_table.h"
#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// Whether a segmenter finds the painted classes again in a picture: its cross entropy there, only
/// where it names the photograph of the same map rightly. Where it errs about real things its word
/// is worth nothing.
///
/// The segmenter never learns from it; gradients flow through it to the picture.
class LabelLoss {
public:
    /// @param segmenter  with folded norms. @param known  its classes.
    /// @param painted    the classes of the label maps; those that the segmenter does not know by
    ///                   name do not count.
    /// @throws Error (ModelMismatch) if it knows none of them.
    LabelLoss(Segmenter segmenter, const ClassTable& known, const ClassTable& painted);

    /// @param fake, real  [N, 3, H, W] in [-1, 1]; no gradient flows into real.
    /// @param labels      ids of the painted classes, U8 [N, H, W]; 255 does not count.
    /// @return            in nats, the mean over the cells of 4 x 4 pixels that count; 0 if none.
    [[nodiscard]] torch::Tensor operator()(
        const torch::Tensor& fake, const torch::Tensor& real, const torch::Tensor& labels) const;

    void to(torch::Device device);

private:
    [[nodiscard]] torch::Tensor logits(const torch::Tensor& image) const;

    // Evaluating changes nothing of it, but a module's forward() is not const.
    mutable Segmenter m_segmenter;
    torch::Tensor m_known; ///< Int64 [256], from a painted id to the segmenter's, or kIgnored.
};

} // namespace pleinair
