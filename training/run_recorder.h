#pragma once

#include "training/event_file.h"
#include "training/run_log.h"
#include "training/train_networks.h"
#include "training/train_report.h"

#include <optional>

namespace pleinair {

/// Puts what a run says about itself on the disk: `train.jsonl`, sample sheets, and event files for
/// TensorBoard in `events/`.
class RunRecorder {
public:
    /// @param firstStep  steps made when this process took over.
    /// @throws Error (FileUnwritable), as all others do.
    RunRecorder(const TrainOptions& options, std::int64_t firstStep, const TrainObserver& observer);

    void record(const TrainReport& report);
    /// Writes `samples/step-STEP.png`. @return its path.
    std::filesystem::path sheet(std::int64_t step, const Image& picture);
    /// Histograms of all weights and of their last gradients.
    void histograms(std::int64_t step, const TrainNetworks& networks);

private:
    const TrainOptions& m_options;
    const TrainObserver& m_observer;
    RunLog m_log;
    std::optional<EventFile> m_events;
};

} // namespace pleinair
