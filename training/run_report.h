#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

/// A line of the report's table of figures: what it is, and how much.
using ReportFigure = std::pair<std::string, std::string>;

/// Writes `report.html` into a run folder, one file that needs no other: the figures, the course of
/// every loss in `train.jsonl`, some of the sheets of `samples/` from the first to the last, and the
/// options of `run.json`.
/// @throws Error (FileNotFound, BadFile) for a folder without run.json, (FileUnwritable).
void writeRunReport(const std::filesystem::path& folder, const std::string& title,
    const std::vector<ReportFigure>& figures);

} // namespace pleinair
