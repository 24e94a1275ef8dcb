#pragma once

#include "training/train_run.h"

#include <memory>
#include <stop_token>

namespace pleinair {

/// Trains a segmenter from a pack: `train --task segment`. Folder, states and resuming are those of
/// Trainer; instead of sheets of samples the run says every options.sheetSteps steps how many
/// pixels of the validation pack the averaged network names rightly.
class SegmentTrainer final : public TrainRun {
public:
    /// Opens the packs and builds the network; continues from the newest state if `resume`.
    /// @throws Error (InvalidArgument, FileNotFound, BadFile, ModelMismatch, Device).
    SegmentTrainer(TrainOptions options, bool resume, TrainObserver observer);
    ~SegmentTrainer() override;
    SegmentTrainer(const SegmentTrainer&) = delete;
    SegmentTrainer& operator=(const SegmentTrainer&) = delete;

    /// @throws Error (Training) for a loss that is not finite, (FileUnwritable).
    TrainEnd run(const std::stop_token& stop) override;

    /// Writes the model folder, task "segment", from the present weights: `model/` in the run
    /// folder. Batch-norm statistics are renewed over options.recalibrationBatches batches of the
    /// last stage's size, then folded into the weights.
    void writeModel() override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace pleinair
