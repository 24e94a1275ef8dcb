#pragma once

#include "training/train_report.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace pleinair {

/// Shows how far a training is: a bar on a terminal, JSON lines for programs, or only what went
/// wrong.
class TrainProgress {
public:
    /// @param mode  bar, json or none.
    explicit TrainProgress(std::string mode);

    void step(const TrainReport& report);
    void message(const std::string& text);
    /// What the run is busy with, or the file it has just written; for programs alone.
    void state(const std::string& name, const std::filesystem::path& file);
    /// The last line of a run that went well. @param name  "finished" or "stopped".
    void end(const std::string& name, const std::string& text);
    /// Tells a program why the run failed; people read it as the command's error.
    void fail(const std::string& reason);

private:
    void closeBar();
    std::string m_mode;
    bool m_barIsOpen = false;
    std::chrono::steady_clock::time_point m_lastDrawn;
};

} // namespace pleinair
