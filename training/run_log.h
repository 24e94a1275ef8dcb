#pragma once

#include "training/train_report.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace pleinair {

/// One report as a JSON object on one line: step, steps, epoch, eta_s, pictures_per_s, size, sheet
/// (once there is one), every loss by its name, and where somebody looked the measures in "watch"
/// and "advice".
[[nodiscard]] std::string jsonLine(const TrainReport& report);

/// Appends the reports of a run to `train.jsonl`.
class RunLog {
public:
    /// @throws Error (FileUnwritable).
    explicit RunLog(const std::filesystem::path& folder);
    /// @throws Error (FileUnwritable), e.g. for a full disk.
    void append(const TrainReport& report);

private:
    std::filesystem::path m_path;
    std::ofstream m_file;
};

/// Drops the lines of steps after `step`, and a line that a crash cut off: they will be made again.
void trimRunLog(const std::filesystem::path& folder, std::int64_t step);

} // namespace pleinair
