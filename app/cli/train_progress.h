#pragma once

#include "training/train_report.h"

#include <chrono>
#include <string>

namespace pleinair {

/// Shows how far a training is: a bar on a terminal, JSON lines for programs, or nothing.
class TrainProgress {
public:
    /// @param mode  bar, json or none.
    explicit TrainProgress(std::string mode);

    void step(const TrainReport& report);
    void message(const std::string& text);

private:
    std::string m_mode;
    bool m_barIsOpen = false;
    std::chrono::steady_clock::time_point m_lastDrawn;
};

} // namespace pleinair
