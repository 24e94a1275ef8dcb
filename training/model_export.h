#pragma once

#include "training/batch_source.h"
#include "training/train_networks.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// Renews the running statistics of every batch norm of a generator: their mean over `batches`
/// batches drawn from the source, each seen in the style of its own photographs.
///
/// Training keeps an exponential mean over batches of the changing weights and sizes; a model that
/// is done deserves the statistics of its own weights. Leaves the weights as they are.
/// @param encoder  may be empty.
void recalibrateStatistics(Generator& generator, Encoder& encoder, BatchSource& source,
    int batches, int batchSize, Size size, torch::Device device);

/// Writes a model folder: spectral norm folded, fp16 weights, class table, the card.
/// @throws Error (FileUnwritable).
void exportModel(const std::filesystem::path& folder, const std::string& name,
    const Generator& generator, const Encoder& encoder, const ClassTable& classes,
    const std::string& card);

} // namespace pleinair
