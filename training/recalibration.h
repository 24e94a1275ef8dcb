#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace pleinair {

/// What decides how a model's batch-norm statistics are renewed.
struct RecalibrationOptions {
    std::filesystem::path model; ///< Model folder.
    std::filesystem::path output; ///< Model folder that is written; may be the same.
    std::filesystem::path data; ///< Pack.
    int pictures = 256; ///< That are looked at.
    int batchSize = 8;
    int size = 0; ///< Width of the photographs; 0: the model's own.
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: all cores.
    std::string device = "auto";
};

/// Opens the module `training` and in it does what model_recalibration.h says. No Torch here.
/// @throws Error (FileNotFound, FileUnreadable) if the module is not installed or cannot be loaded,
/// and what renewStatistics() throws.
void recalibrateModel(const RecalibrationOptions& options);

/// What the module offers, and its name there.
using RenewStatistics = void (*)(const RecalibrationOptions&);
inline constexpr const char* kRenewStatistics = "pleinairRenewStatistics";

} // namespace pleinair
