#pragma once

#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"
#include "model/render/label_reader.h"

namespace pleinair {

/// The size at which a segmenter sees a photograph: the short side is `side`, the long side at most
/// four times as long, both rounded to multiples of SegmenterImpl::kGrid.
[[nodiscard]] Size segmentedSize(Size photograph, int side);

/// A segmenter with its weights, on a device. It looks at a photograph and its mirror image at
/// three sizes, and what it sees is averaged.
class TorchLabelReader final : public LabelReader {
public:
    /// @throws Error (FileNotFound, BadFile, ModelMismatch, OutOfMemory, Device).
    TorchLabelReader(const SegmenterDescription& segmenter, torch::Device device);

    [[nodiscard]] std::optional<ReadLabels> read(
        const Image& photograph, const std::stop_token& stop) override;

private:
    /// Class shares of every cell, the mean over the photograph and its mirror image, [1, K, h, w].
    [[nodiscard]] torch::Tensor sharesAt(const Image& photograph, int side);

    int m_side;
    torch::Device m_device;
    Segmenter m_segmenter { nullptr };
};

} // namespace pleinair
