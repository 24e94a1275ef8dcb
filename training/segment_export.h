#pragma once

#include "model/base/class_table.h"
#include "model/nn/segmenter.h"
#include "training/batch_source.h"
#include "training/confusion_matrix.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// Renews the running statistics of every batch norm: their mean over `batches` batches of the
/// source. Leaves the weights as they are, and the network evaluating.
void recalibrateSegmenter(SegmenterImpl& segmenter, BatchSource& source, int batches, int batchSize,
    Size size, torch::Device device);

/// Labels every picture of a pack, without refinement along borders, and counts.
/// @param segmenter  evaluating. @param size  to which the pictures are scaled.
[[nodiscard]] ConfusionMatrix segmentPack(
    SegmenterImpl& segmenter, const Pack& pack, Size size, torch::Device device);

/// Writes a model folder of the task "segment": folded fp16 weights, class table, the card.
/// @param side  short side of photographs at which it segments best, in pixels.
/// @throws Error (FileUnwritable).
void exportSegmenter(const std::filesystem::path& folder, const std::string& name,
    const SegmenterImpl& segmenter, const ClassTable& classes, int side, const std::string& card);

} // namespace pleinair
