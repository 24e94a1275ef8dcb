#pragma once

#include "model/base/image.h"
#include "training/pack.h"
#include "training/train_options.h"
#include "training/train_step.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace pleinair {

/// What a run says after every step.
struct TrainReport {
    std::int64_t step = 0; ///< Steps made, counted from 1.
    std::int64_t totalSteps = 0;
    double epoch = 0; ///< Pictures drawn over pictures in the pack.
    double etaSeconds = 0; ///< Until the last step, from the pace of this stage.
    double picturesPerSecond = 0;
    int size = 0; ///< Width of the photographs in this stage.
    Losses losses;
};

/// How a run meets the world; every function may be empty. Called on the trainer's thread.
struct TrainObserver {
    std::function<void(const TrainReport&)> step;
    std::function<void(const std::string&)> message;
    /// Writes a picture; its file extension is the callee's choice.
    std::function<void(const Image&, const std::filesystem::path& withoutExtension)> picture;
};

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
