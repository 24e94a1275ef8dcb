#pragma once

#include "training/train_options.h"

#include <filesystem>

namespace pleinair {

/// Writes `run.json`: every option of a run. @throws Error (FileUnwritable).
void writeRunFile(const std::filesystem::path& folder, const TrainOptions& options);

/// Reads it back. @throws Error (FileNotFound, BadFile, UnsupportedVersion).
[[nodiscard]] TrainOptions readRunFile(const std::filesystem::path& folder);

} // namespace pleinair
