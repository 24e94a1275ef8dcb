#pragma once

#include "model/nn/torch_api.h"
#include "training/batch_source.h"
#include "training/judge.h"
#include "training/perceptual_loss.h"
#include "training/train_networks.h"
#include "training/train_options.h"
#include "training/train_report.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// What was seen at one look. Differences are perceptual distances, as shares of the distance
/// between two photographs of the batch.
struct WatchMeasures {
    JudgeOpinion opinion; ///< Of the judge that was right most often.
    /// How much the loss would change if every value of the pictures moved by one as it wishes: of
    /// the judges' losses, and of those that compare with the photograph.
    double judgeGradient = 0;
    double pictureGradient = 0;
    std::optional<double> mapDifference; ///< Pictures of two maps; none for a batch of one.
    std::optional<double> kldPerDimension; ///< In nats; none without an encoder, as the next two.
    std::optional<double> styleDifference; ///< Of one map in two photographs' styles.
    std::optional<double> seedDifference; ///< Of one map in two random styles.
};

/// Looks at a run every so many steps and says in words what goes wrong: a discriminator that is
/// always right, a judge that no longer reaches the generator, pictures that are all alike, a style
/// that is ignored.
///
/// Looking changes nothing: a run that is watched computes what it would have computed.
class Watch {
public:
    /// @param distance  of two pictures in feature space; empty: mean colours at four scales.
    Watch(const TrainOptions& options, std::optional<PerceptualLoss> distance);

    /// @param step  counted from 0.
    [[nodiscard]] bool looksAt(std::int64_t step) const;

    /// Takes the gradients of the generator's losses at its pictures before its step.
    /// @param ofPictures  may be undefined, or not depend on the pictures.
    void takeGradients(const torch::Tensor& fake, const torch::Tensor& ofJudges,
        const torch::Tensor& ofPictures);

    /// Draws a few pictures and measures them.
    /// @param batch  of the step, on the device.
    [[nodiscard]] WatchReport look(TrainNetworks& networks, const Batch& batch, std::int64_t step);

    /// What is to be said about these, each fault not before it was seen at three looks in a row.
    [[nodiscard]] std::vector<std::string> advice(const WatchMeasures& measures);

private:
    enum Fault { Saturated, Vanishing, Collapsed, SeedsAlike, StyleIgnored, FaultCount };

    [[nodiscard]] double distance(const torch::Tensor& a, const torch::Tensor& b) const;
    void measurePictures(TrainNetworks& networks, const Batch& batch, std::int64_t step);
    /// Whether to speak of it now.
    bool isPersistent(Fault fault, bool isThere);

    const TrainOptions& m_options;
    std::optional<PerceptualLoss> m_distance;
    WatchMeasures m_measures;
    std::array<int, FaultCount> m_seen {}; ///< Looks in a row.
};

} // namespace pleinair
