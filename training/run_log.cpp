#include "training/run_log.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"

#include <nlohmann/json.hpp>

namespace pleinair {

namespace {

std::filesystem::path logFile(const std::filesystem::path& folder)
{
    return folder / "train.jsonl";
}

} // namespace

const char* nameOf(TrainState state)
{
    switch (state) {
    case TrainState::Preparing:
        return "preparing";
    case TrainState::Training:
        return "training";
    case TrainState::Sheet:
        return "sheet";
    case TrainState::Saved:
        return "saved";
    case TrainState::WritingModel:
        return "writing model";
    case TrainState::Model:
        return "model";
    case TrainState::Report:
        return "report";
    }
    return "";
}

std::string jsonLine(const TrainReport& report)
{
    nlohmann::ordered_json line { { "step", report.step }, { "steps", report.totalSteps },
        { "epoch", report.epoch }, { "eta_s", report.etaSeconds },
        { "pictures_per_s", report.picturesPerSecond }, { "size", report.size } };
    if (!report.sheet.empty())
        line["sheet"] = report.sheet.string();
    for (const auto& [name, value] : report.losses)
        line[name] = value;
    if (report.watch) {
        auto& watch = line["watch"] = nlohmann::ordered_json::object();
        for (const auto& [name, value] : report.watch->measures)
            watch[name] = value;
        line["advice"] = report.watch->advice;
    }
    return line.dump();
}

RunLog::RunLog(const std::filesystem::path& folder)
    : m_path(logFile(folder))
    , m_file(m_path, std::ios::app)
{
    if (!m_file)
        throw Error(ErrorKind::FileUnwritable,
            m_path.string() + " cannot be written.");
}

void RunLog::append(const TrainReport& report)
{
    // Other programs read this file while it grows: whole lines only.
    m_file << jsonLine(report) + '\n' << std::flush;
    if (!m_file)
        throw Error(ErrorKind::FileUnwritable,
            m_path.string() + " cannot be written; is the disk full?");
}

void trimRunLog(const std::filesystem::path& folder, std::int64_t step)
{
    std::ifstream file(logFile(folder));
    if (!file)
        return;
    std::string kept;
    std::string line;
    while (std::getline(file, line)) {
        const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
        if (json.is_object() && json.value("step", std::int64_t { 0 }) <= step)
            kept += line + "\n";
    }
    file.close();
    writeWholeFile(logFile(folder), kept);
}

} // namespace pleinair
