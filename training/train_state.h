#pragma once

#include "training/adam.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace pleinair {

/// Where a run stands. All randomness follows from the seed and these two counters.
struct TrainPosition {
    std::int64_t step = 0; ///< Updates made.
    std::int64_t pictures = 0; ///< Pictures drawn from the pack.
    std::uint64_t packHash = 0; ///< Pack::contentHash() of the training pack.
};

/// Writes `state-STEP.safetensors` into the folder, whole or not at all, and removes all but the
/// two newest. @throws Error (FileUnwritable).
void writeTrainState(const std::filesystem::path& folder, const TrainPosition& position,
    const std::vector<NamedTensor>& tensors);

/// Restores the newest state of the folder into the tensors; a damaged one is reported in the log
/// and the one before is taken.
/// @return nullopt if the folder holds none.
/// @throws Error (ModelMismatch) if the state belongs to other networks, (BadFile) if every state
/// is damaged.
[[nodiscard]] std::optional<TrainPosition> readTrainState(
    const std::filesystem::path& folder, std::vector<NamedTensor>& tensors);

} // namespace pleinair
