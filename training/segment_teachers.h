#pragma once

#include "training/batch_source.h"
#include "training/frozen_features.h"
#include "training/teacher_file.h"
#include "training/train_options.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace pleinair {

/// What a segmenter learns from beside labels: a file of what a larger segmenter saw
/// (options.teacher), or a network with constant weights that looks at every batch
/// (options.perceptual), or nothing.
class SegmentTeachers {
public:
    /// @throws Error as TeacherFile() and readFrozenFeatures(); (InvalidArgument) for both at once.
    SegmentTeachers(const TrainOptions& options, const Pack& pack, torch::Device device);

    /// Channels of the activations to predict, and pixels a side of a cell; both empty: none.
    [[nodiscard]] const std::vector<std::int64_t>& channels() const { return m_channels; }
    [[nodiscard]] const std::vector<std::int64_t>& strides() const { return m_strides; }
    /// The activations, without gradients, on the device of the images.
    /// @param images  what the views show, [N, 3, H, W].
    [[nodiscard]] std::vector<torch::Tensor> features(
        const std::vector<View>& views, const torch::Tensor& images) const;

    [[nodiscard]] bool haveShares() const { return m_file != nullptr; }
    /// As TeacherFile::shares(). @pre haveShares().
    [[nodiscard]] torch::Tensor shares(
        const std::vector<View>& views, std::int64_t height, std::int64_t width) const;

private:
    std::unique_ptr<TeacherFile> m_file;
    std::unique_ptr<FrozenFeatures> m_network;
    std::vector<std::int64_t> m_channels;
    std::vector<std::int64_t> m_strides;
};

} // namespace pleinair
