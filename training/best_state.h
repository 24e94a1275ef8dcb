#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace pleinair {

/// Which state of a run made the best pictures of the validation maps.
struct BestState {
    std::int64_t step = 0;
    std::string metric; ///< Its name in train.jsonl; smaller is better.
    double value = 0;
};

/// Reads `best.json` of a run folder. @return nullopt if there is none yet.
/// @throws Error (BadFile, UnsupportedVersion).
[[nodiscard]] std::optional<BestState> readBestState(const std::filesystem::path& folder);

/// @throws Error (FileUnwritable).
void writeBestState(const std::filesystem::path& folder, const BestState& best);

} // namespace pleinair
