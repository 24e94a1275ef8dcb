#pragma once

#include "training/batch_source.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace pleinair {

/// What a larger network, whose weights stay outside, saw in every photograph of a pack: for each
/// of them class shares, and activations on several scales. A safetensors file; README.md of this
/// folder describes it.
class TeacherFile {
public:
    /// @throws Error (FileNotFound, BadFile), (ModelMismatch) if it lacks a photograph of the pack
    /// or has other classes.
    TeacherFile(const std::filesystem::path& file, const Pack& pack);

    /// The class shares in the given views.
    /// @return F32 [N, K, height, width], adding up to 1, on the CPU.
    [[nodiscard]] torch::Tensor shares(
        const std::vector<View>& views, std::int64_t height, std::int64_t width) const;

    /// Channels of each activation, from fine to coarse; may be empty.
    [[nodiscard]] std::vector<std::int64_t> channels() const;
    /// Pixels of the picture that the teacher saw a side of a cell of each activation.
    [[nodiscard]] std::vector<std::int64_t> strides() const;
    /// The activations in the given views of pictures of that size, F32 [N, C_i, H_i, W_i].
    [[nodiscard]] std::vector<torch::Tensor> features(
        const std::vector<View>& views, Size pictures) const;

private:
    [[nodiscard]] torch::Tensor seen(const torch::Tensor& all, const std::vector<View>& views,
        std::int64_t height, std::int64_t width) const;

    torch::Tensor m_shares; ///< U8 [N, K, h, w], 255 for all.
    std::vector<torch::Tensor> m_features; ///< F16 [N, C, h, w].
    std::vector<std::int64_t> m_strides;
    std::vector<std::int64_t> m_rowOfRecord;
};

} // namespace pleinair
