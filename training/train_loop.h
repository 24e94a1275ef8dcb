#pragma once

#include "training/batch_source.h"
#include "training/best_state.h"
#include "training/process_group.h"
#include "training/run_recorder.h"
#include "training/sample_sheet.h"
#include "training/train_networks.h"
#include "training/train_run.h"
#include "training/train_state.h"
#include "training/train_step.h"

#include <chrono>
#include <memory>
#include <optional>

namespace pleinair {

/// What a run consists of, and its loop. LibTorch's exceptions leave it as they are.
class TrainLoop {
public:
    /// @param place  among the processes that train together; nullopt: this one trains alone. Only
    ///        process 0 writes; of the others the observer hears steps alone.
    TrainLoop(TrainOptions options, TrainObserver observer, const std::optional<ProcessPlace>& place);

    /// Gives new networks a better start than random numbers.
    void begin();
    /// Takes over the newest state of the run folder.
    void resume();
    TrainEnd run(const std::stop_token& stop);
    /// Writes the model folder from the present weights.
    void writeModel();

    [[nodiscard]] const TrainOptions& options() const { return m_options; }
    /// Whether this process is the one that writes.
    [[nodiscard]] bool isLead() const { return !m_group || m_group->isLead(); }

private:
    using Clock = std::chrono::steady_clock;

    void spread();
    void joinGradients();
    void takeStateFromLead();
    void readState();
    /// Whether to stop, and whether the time is up.
    struct Ends {
        bool stop = false;
        bool timeIsUp = false;
    };
    [[nodiscard]] Ends agreedEnds(Losses& losses, const std::stop_token& stop) const;
    void record(TrainReport& report);
    [[nodiscard]] std::vector<Batch> nextBatches(const TrainStage& stage);
    [[nodiscard]] TrainReport advance();
    [[nodiscard]] bool isSheetDue() const;
    void drawSheet(TrainReport& report);
    [[nodiscard]] double distance(const Samples& samples, const Batch& batch) const;
    void keepIfBest(double value);
    void save();
    void finish();
    void writeBestModel();
    void writeReport();
    [[nodiscard]] double secondsLeft() const;
    void say(const std::string& text) const;
    void tell(TrainState state, const std::filesystem::path& file = {}) const;

    TrainOptions m_options;
    TrainObserver m_observer;
    torch::Device m_device;
    std::unique_ptr<ProcessGroup> m_group; ///< Empty: this process trains alone.
    Pack m_pack;
    std::optional<Pack> m_validation;
    std::optional<PerceptualLoss> m_perceptual;
    BatchSource m_source;
    TrainNetworks m_networks;
    TrainStep m_step;
    TrainPosition m_position;
    std::optional<RunRecorder> m_recorder;
    std::optional<BestState> m_best;
    std::filesystem::path m_sheet;
    Clock::time_point m_begin;
    Clock::time_point m_lastSave;
    double m_secondsPerStep = 0; ///< At the present size, smoothed.
    int m_pacedSize = 0;
};

} // namespace pleinair
