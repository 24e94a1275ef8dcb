#pragma once

#include "model/io/network_options.h"
#include "training/pack.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace pleinair {

class LabelPyramid;

/// How a pair is varied before it is learned from.
struct Augmentation {
    double minCrop = 1; ///< Smallest share of a side that a random crop keeps.
    bool flip = false;
    double coarseLabels = 0; ///< Share of label maps that are simplified.
    bool styleImages = true; ///< Whether batches hold pictures for an encoder.
    bool instanceEdges = false; ///< Whether batches hold the edges of instances.
};

/// Which part of which picture of a pack a sample shows, in shares of the picture's sides.
struct View {
    int record = 0;
    float left = 0;
    float top = 0;
    float right = 1;
    float bottom = 1;
    bool mirrored = false;
};

/// One batch as the networks take it.
struct Batch {
    torch::Tensor labels; ///< Class ids, U8 [N, H, W]; 255 is unknown.
    torch::Tensor images; ///< [N, 3, H, W] in [-1, 1].
    torch::Tensor styleImages; ///< The same crops at 256 x 256, for the encoder; or undefined.
    /// 1 at the edges of instances, U8 [N, H, W]; or undefined. Of the labels where a record has no
    /// instance map, or where its labels were simplified.
    torch::Tensor edges;
    std::vector<View> views; ///< What each sample shows.

    [[nodiscard]] Batch to(torch::Device device) const;
    /// The first pictures alone.
    [[nodiscard]] Batch first(std::int64_t count) const;
    /// What a generator reads of it. @throws Error (ModelMismatch) for an id without a channel.
    [[nodiscard]] LabelPyramid pyramid(const NetworkOptions& options) const;
};

/// Draws batches from a pack. What picture number i of a run is, and how it is cropped and
/// flipped, follows from the seed and i alone: a run that is resumed sees what it would have seen.
class BatchSource {
public:
    /// @param pack  must outlive the source.
    BatchSource(const Pack& pack, Augmentation augmentation, std::uint64_t seed);

    /// @param firstPicture  pictures drawn so far in this run.
    /// @param size          of the photographs.
    [[nodiscard]] Batch batch(std::int64_t firstPicture, int count, Size size);

    /// The whole pictures of some records, without augmentation.
    [[nodiscard]] Batch plain(const std::vector<int>& records, Size size) const;

private:
    struct Window;

    [[nodiscard]] int recordOf(std::int64_t picture);
    [[nodiscard]] Window randomWindow(std::int64_t picture, Size record, Size target) const;
    [[nodiscard]] Batch sample(int record, const Window& window, Size size) const;

    const Pack& m_pack;
    Augmentation m_augmentation;
    std::uint64_t m_seed;
    std::int64_t m_epoch = -1;
    std::vector<int> m_order; ///< Of the epoch m_epoch.
};

} // namespace pleinair
