#pragma once

#include "training/train_options.h"
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

/// Trains a model from a pack.
///
/// The run folder holds `run.json` (the options), `state-STEP.safetensors` (the two newest),
/// `train.jsonl` (a line per step), `samples/` and, at the end, `model/`. A run continued from its
/// state computes on the CPU with the same number of threads exactly what an unbroken run computes.
class Trainer {
public:
    /// Opens the packs and builds the networks; continues from the newest state if `resume`.
    /// @throws Error (InvalidArgument, FileNotFound, BadFile, ModelMismatch, Device).
    Trainer(TrainOptions options, bool resume, TrainObserver observer);
    ~Trainer();
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// @throws Error (Training) for a loss that is not finite, (FileUnwritable).
    TrainEnd run(const std::stop_token& stop);

    /// Writes the model folder from the present weights: `model/` in the run folder. Batch-norm
    /// statistics are renewed over options.recalibrationBatches batches of the last stage's size.
    void writeModel();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace pleinair
