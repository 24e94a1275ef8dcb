#pragma once

#include "model/base/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

/// Losses as they are logged, weights included, by the names of the published code (GAN, GAN_Feat,
/// VGG for the perceptual one, KLD, D_Fake, D_real) and Color, Labels, Segmentation,
/// D_Segmentation.
using Losses = std::vector<std::pair<std::string, double>>;

/// What a look at the run showed, every so many steps; see watch.h.
struct WatchReport {
    Losses measures; ///< By name; README.md of this folder explains them.
    std::vector<std::string> advice; ///< What goes wrong and what helps, a sentence or two each.
};

/// What a run says after every step.
struct TrainReport {
    std::int64_t step = 0; ///< Steps made, counted from 1.
    std::int64_t totalSteps = 0;
    double epoch = 0; ///< Pictures drawn over pictures in the pack.
    double etaSeconds = 0; ///< Until the last step, from the pace of this stage.
    double picturesPerSecond = 0;
    int size = 0; ///< Width of the photographs in this stage.
    std::filesystem::path sheet; ///< The newest sample sheet; empty before the first.
    Losses losses;
    std::optional<WatchReport> watch; ///< Only after steps at which somebody looked.
};

/// What a run is busy with, or has just written.
enum class TrainState {
    Preparing, ///< Opens packs and builds networks.
    Training,
    Sheet, ///< A sample sheet lies in the file.
    Saved, ///< The training state lies in the file.
    WritingModel, ///< Statistics are renewed.
    Model, ///< A model folder is written.
    Report, ///< report.html is written.
};

/// "preparing", "training" ...
[[nodiscard]] const char* nameOf(TrainState state);

/// How a run meets the world; every function may be empty. Called on the trainer's thread.
struct TrainObserver {
    std::function<void(const TrainReport&)> step;
    std::function<void(const std::string&)> message;
    /// Encodes the sample sheets; empty: they are stored without compression.
    std::function<std::vector<std::byte>(const Image&)> encodePng;
    /// @param file  what was written; empty where nothing was.
    std::function<void(TrainState, const std::filesystem::path& file)> state;
};

} // namespace pleinair
