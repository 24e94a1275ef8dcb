#pragma once

#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"
#include "training/adam.h"
#include "training/batch_source.h"
#include "training/feature_guide.h"
#include "training/segment_teachers.h"
#include "training/train_options.h"
#include "training/train_report.h"

#include <memory>
#include <vector>

namespace pleinair {

/// The networks of a run that trains a segmenter.
struct SegmentNetworks {
    Segmenter segmenter { nullptr };
    Segmenter average { nullptr }; ///< Empty without moving averages.
    FeatureGuide guide { nullptr }; ///< Empty without activations to learn from.
    std::unique_ptr<Adam> optimizer;

    /// Builds and initializes them from options.seed.
    /// @param classes  what the segmenter is to tell apart.
    SegmentNetworks(const TrainOptions& options, const ClassTable& classes,
        const SegmentTeachers& teachers, torch::Device device);

    /// Begins with the weights of another segmenter instead, as unfoldSegmenter().
    void startFrom(const TensorMap& folded, const torch::Tensor& photographs);

    /// What a model is made of: the moving average where there is one.
    [[nodiscard]] Segmenter& modelSegmenter();
    /// Every tensor that a checkpoint holds, by name; writing into them restores the state.
    [[nodiscard]] std::vector<NamedTensor> state() const;
};

/// One iteration of learning to segment: cross entropy with a little label smoothing, counted on
/// every second pixel of every second row; what teachers saw (Hinton et al., "Distilling the
/// Knowledge in a Neural Network", 2015, at temperature 1; FeatureGuide); AdamW (Loshchilov and
/// Hutter, "Decoupled Weight Decay Regularization", ICLR 2019), after a short warm-up a rate that
/// falls to 0 along a half cosine.
class SegmentStep {
public:
    /// @param networks, teachers  must outlive the step.
    SegmentStep(const TrainOptions& options, SegmentNetworks& networks,
        const SegmentTeachers& teachers, torch::Device device);

    /// Learns from `batches` (more than one: accumulated into one update).
    /// @param firstPicture  number of the first one's first picture; decides how colours are
    /// varied.
    /// @param step          decides the learning rate.
    /// @return CrossEntropy, Teacher and Guide where there are any, and Accuracy as the share of
    /// these pixels that were named rightly.
    /// @throws Error (Training) if the loss is not a finite number; no weight was changed.
    Losses run(const std::vector<Batch>& batches, std::int64_t firstPicture, std::int64_t step);

private:
    [[nodiscard]] double learningRate(std::int64_t step) const;
    void learnFrom(const Batch& batch, std::int64_t firstPicture, double share);
    void decayWeights(double rate);

    const TrainOptions& m_options;
    SegmentNetworks& m_networks;
    const SegmentTeachers& m_teachers;
    torch::Device m_device;
    bool m_halfPrecision;
    std::vector<torch::Tensor> m_decayed; ///< Weights of convolutions.
    double m_entropy = 0; ///< Of the present step, as the next three.
    double m_teacher = 0;
    double m_guide = 0;
    double m_accuracy = 0;
};

} // namespace pleinair
