#pragma once

#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"
#include "training/adam.h"
#include "training/batch_source.h"
#include "training/feature_guide.h"
#include "training/train_options.h"
#include "training/train_report.h"

#include <memory>
#include <vector>

namespace pleinair {

/// The networks of a run that trains a segmenter.
struct SegmentNetworks {
    Segmenter segmenter { nullptr };
    Segmenter average { nullptr }; ///< Empty without moving averages.
    FeatureGuide guide { nullptr }; ///< Empty without features.
    std::unique_ptr<Adam> optimizer;

    /// Builds and initializes them from options.seed.
    /// @param features  a network to learn from, or empty.
    SegmentNetworks(const TrainOptions& options, const std::shared_ptr<FrozenFeatures>& features,
        torch::Device device);

    /// What a model is made of: the moving average where there is one.
    [[nodiscard]] Segmenter& modelSegmenter();
    /// Every tensor that a checkpoint holds, by name; writing into them restores the state.
    [[nodiscard]] std::vector<NamedTensor> state() const;
};

/// One iteration of learning to segment: cross entropy with a little label smoothing, counted on
/// every second pixel of every second row; AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization", ICLR 2019), after a short warm-up a rate that falls to 0 along a half cosine.
class SegmentStep {
public:
    /// @param networks  must outlive the step.
    SegmentStep(const TrainOptions& options, SegmentNetworks& networks, torch::Device device);

    /// Learns from `batches` (more than one: accumulated into one update).
    /// @param firstPicture  number of the first one's first picture; decides how colours are
    /// varied.
    /// @param step          decides the learning rate.
    /// @return CrossEntropy, Guide where there are features, and Accuracy as the share of these
    /// pixels that were named rightly.
    /// @throws Error (Training) if the loss is not a finite number; no weight was changed.
    Losses run(const std::vector<Batch>& batches, std::int64_t firstPicture, std::int64_t step);

private:
    [[nodiscard]] double learningRate(std::int64_t step) const;
    void learnFrom(const Batch& batch, std::int64_t firstPicture, double share);
    void decayWeights(double rate);

    const TrainOptions& m_options;
    SegmentNetworks& m_networks;
    torch::Device m_device;
    bool m_halfPrecision;
    std::vector<torch::Tensor> m_decayed; ///< Weights of convolutions.
    double m_entropy = 0; ///< Of the present step, as the next two.
    double m_guide = 0;
    double m_accuracy = 0;
};

} // namespace pleinair
