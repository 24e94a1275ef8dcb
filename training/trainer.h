#pragma once

#include "training/train_run.h"

#include <memory>
#include <stop_token>

namespace pleinair {

class TrainLoop;

/// Trains a model from a pack.
///
/// The run folder holds `run.json` (the options), `state-STEP.safetensors` (the newest and the best),
/// `train.jsonl` (a line per step), `events/` for TensorBoard, `samples/` and, at the end, `model/`
/// and `report.html`. A run continued from its
/// state computes on the CPU with the same number of threads exactly what an unbroken run computes.
class Trainer final : public TrainRun {
public:
    /// Opens the packs and builds the networks; continues from the newest state if `resume`.
    /// @throws Error (InvalidArgument, FileNotFound, BadFile, ModelMismatch, Device).
    Trainer(TrainOptions options, bool resume, TrainObserver observer);
    ~Trainer() override;
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// @throws Error (Training) for a loss that is not finite, (FileUnwritable).
    TrainEnd run(const std::stop_token& stop) override;

    /// Writes the model folder from the present weights: `model/` in the run folder. Batch-norm
    /// statistics are renewed over options.recalibrationBatches batches of the last stage's size.
    void writeModel() override;

private:
    std::unique_ptr<TrainLoop> m_loop;
};

} // namespace pleinair
