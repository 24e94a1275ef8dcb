#pragma once

#include "training/adam.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// Where a run stands. All randomness follows from the seed and these two counters.
struct TrainPosition {
    std::int64_t step = 0; ///< Updates made.
    std::int64_t pictures = 0; ///< Pictures drawn from the pack.
    std::uint64_t packHash = 0; ///< Pack::contentHash() of the training pack.
    std::string machine = {}; ///< What computed it, e.g. "CPU (LibTorch, 2 threads)".
};

/// Which states stay when a new one is written.
struct KeptStates {
    int newest = 2; ///< At least 1.
    std::optional<std::int64_t> best = std::nullopt; ///< Its step.
};

/// Writes `state-STEP.safetensors` into the folder, whole or not at all, and then removes those that
/// need not stay. @return the file. @throws Error (FileUnwritable).
std::filesystem::path writeTrainState(const std::filesystem::path& folder,
    const TrainPosition& position, const std::vector<NamedTensor>& tensors, const KeptStates& kept = {});

/// Restores the state of one step into the tensors.
/// @throws Error (FileNotFound, BadFile), (ModelMismatch) if it belongs to other networks.
TrainPosition readTrainStateOf(const std::filesystem::path& folder, std::int64_t step,
    std::vector<NamedTensor>& tensors);

/// Restores the newest state of the folder into the tensors; a damaged one is reported in the log
/// and the one before is taken.
/// @return nullopt if the folder holds none.
/// @throws Error (ModelMismatch) if the state belongs to other networks, (BadFile) if every state
/// is damaged.
[[nodiscard]] std::optional<TrainPosition> readTrainState(
    const std::filesystem::path& folder, std::vector<NamedTensor>& tensors);

} // namespace pleinair
