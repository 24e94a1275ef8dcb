#pragma once

#include "training/train_options.h"
#include "training/train_plan.h"
#include "training/train_report.h"

#include <memory>
#include <stop_token>

namespace pleinair {

/// How a run ended.
enum class TrainEnd {
    Finished, ///< All steps done, the model is written.
    TimeIsUp, ///< options.minutes are over; state and model are written.
    Stopped, ///< The caller asked; the state is written.
};

/// A training run, without a word of Torch: what the command line sees of the trainer.
class TrainRun {
public:
    virtual ~TrainRun() = default;

    /// @throws Error (Training) for a loss that is not finite, (FileUnwritable).
    virtual TrainEnd run(const std::stop_token& stop) = 0;

    /// Writes the model folder from the present weights: `model/` in the run folder.
    virtual void writeModel() = 0;
};

/// Opens the module `training` and in it a Trainer; see trainer.h for what it does and throws.
/// @throws Error (FileNotFound, FileUnreadable) if the module is not installed or cannot be loaded.
[[nodiscard]] std::unique_ptr<TrainRun> openTraining(
    const TrainOptions& options, bool resume, const TrainObserver& observer);

/// Opens the module and asks what a run would need; see planning.h for what it does and throws.
[[nodiscard]] TrainPlan openPlan(const TrainOptions& options);

/// What the module offers, and its name there. The result is owned by the caller.
using MakeTrainer = TrainRun* (*)(const TrainOptions&, bool resume, const TrainObserver&);
inline constexpr const char* kMakeTrainer = "pleinairMakeTrainer";
using MakeTrainPlan = TrainPlan* (*)(const TrainOptions&);
inline constexpr const char* kMakeTrainPlan = "pleinairMakeTrainPlan";

} // namespace pleinair
