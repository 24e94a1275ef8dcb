#pragma once

#include "training/memory_need.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A network of a run.
struct PlannedNetwork {
    std::string name;
    std::int64_t parameters = 0;
    bool learns = true;
};

/// A stage of a run and what was measured in it.
struct PlannedStage {
    int width = 0; ///< Of the photographs in pixels.
    int height = 0;
    int pictures = 0; ///< An update.
    std::int64_t steps = 0;
    double secondsPerStep = 0; ///< The mean over a few steps.
};

/// What a run will be, before it is begun. No Torch.
struct TrainPlan {
    std::string device;
    int pictures = 0; ///< In the pack.
    std::vector<PlannedNetwork> networks;
    std::vector<PlannedStage> stages;
    MemoryNeed memory;
    std::optional<double> measuredBytes; ///< The peak during the measured steps, if it can be told.
    double stateBytes = 0; ///< One checkpoint.
    double modelBytes = 0;
    double logBytes = 0;
    double sheetBytes = 0;

    /// Seconds for as many pictures as the pack holds, at the pace of a stage.
    [[nodiscard]] double secondsPerEpoch(const PlannedStage& stage) const;
    [[nodiscard]] double totalSeconds() const;
    /// Two checkpoints and a third while it is written, the model, log and sheets.
    [[nodiscard]] double diskBytes() const;
};

/// The plan as a table for a terminal.
[[nodiscard]] std::string planText(const TrainPlan& plan);
/// The plan as a JSON object on one line: `{"plan": {...}}`; README.md of this folder lists the keys.
[[nodiscard]] std::string planJson(const TrainPlan& plan);

} // namespace pleinair
