#pragma once

#include "training/batch_source.h"
#include "training/diff_augment.h"
#include "training/loss_notes.h"
#include "training/perceptual_loss.h"
#include "training/picture_losses.h"
#include "training/train_networks.h"
#include "training/train_report.h"
#include "training/watch.h"

#include <optional>
#include <vector>

namespace pleinair {

/// One iteration of adversarial training: the generator's step, then the discriminators'.
///
/// Park et al., CVPR 2019. Deviations, each an option: the discriminators judge the picture that
/// the generator's step made (published: draws another one with the updated generator); other
/// judges, differentiable augmentation, gradient penalty.
class TrainStep {
public:
    /// @param networks  must outlive the step. @param perceptual, labels  may be empty.
    /// @throws Error (InvalidArgument) for options that name no augmentation.
    TrainStep(const TrainOptions& options, TrainNetworks& networks,
        std::optional<PerceptualLoss> perceptual, torch::Device device,
        std::optional<LabelLoss> labels = {});

    /// Learns from `batches` (more than one: accumulated into one update).
    /// @param step  number of the step; decides the noise, the learning rate and the ramp.
    /// @throws Error (Training) naming the loss, or the network whose gradient, is not finite; no
    /// weight was changed by the network that it concerns.
    Losses run(const std::vector<Batch>& batches, std::int64_t step);

    /// What a look at the last step showed, if there was one; given once.
    [[nodiscard]] std::optional<WatchReport> takeWatchReport();

private:
    struct Inputs;
    struct Drawn;

    [[nodiscard]] Inputs prepare(const Batch& batch, std::int64_t step, std::size_t place) const;
    [[nodiscard]] Drawn draw(const Inputs& inputs, std::int64_t step, std::int64_t stream) const;
    [[nodiscard]] JudgedBatch judgedBatch(const Inputs& inputs, const torch::Tensor& fake) const;
    [[nodiscard]] torch::Tensor judgesLoss(Inputs& inputs, const torch::Tensor& fake);
    void setLearningRates(std::int64_t step);
    std::vector<Inputs> generatorStep(const std::vector<Batch>& batches, std::int64_t step);
    void discriminatorStep(std::vector<Inputs>& inputs, std::int64_t step);
    void penalize(JudgedBatch& batch);
    void updateAverages(std::int64_t step);

    const TrainOptions& m_options;
    TrainNetworks& m_networks;
    PictureLosses m_pictureLosses;
    DiffAugment m_augment;
    torch::Device m_device;
    bool m_halfPrecision = false;
    LossNotes m_notes;
    Watch m_watch;
    std::optional<WatchReport> m_watchReport;
};

} // namespace pleinair
