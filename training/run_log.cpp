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

std::string jsonLine(const TrainReport& report)
{
    nlohmann::ordered_json line { { "step", report.step }, { "steps", report.totalSteps },
        { "epoch", report.epoch }, { "eta_s", report.etaSeconds },
        { "pictures_per_s", report.picturesPerSecond }, { "size", report.size } };
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
    : m_file(logFile(folder), std::ios::app)
{
    if (!m_file)
        throw Error(ErrorKind::FileUnwritable,
            logFile(folder).string() + " cannot be written.");
}

void RunLog::append(const TrainReport& report)
{
    m_file << jsonLine(report) << '\n' << std::flush;
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
