#include "app/cli/train_progress.h"

#include "training/run_log.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pleinair {

namespace {

constexpr int kBarWidth = 24;

std::string timeText(double seconds)
{
    const auto whole = static_cast<long long>(std::max(0.0, seconds));
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld h %02lld min", whole / 3600, whole / 60 % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

std::string barLine(const TrainReport& report)
{
    const auto filled =
        static_cast<int>(kBarWidth * report.step / std::max<std::int64_t>(1, report.totalSteps));
    char head[160];
    std::snprintf(head, sizeof head, "[%s%s] %lld/%lld  %d px  %.1f pictures/s  ETA %s ",
        std::string(static_cast<std::size_t>(filled), '#').c_str(),
        std::string(static_cast<std::size_t>(kBarWidth - filled), '.').c_str(),
        static_cast<long long>(report.step), static_cast<long long>(report.totalSteps), report.size,
        report.picturesPerSecond, timeText(report.etaSeconds).c_str());
    std::string line = head;
    for (const auto& [name, value] : report.losses) {
        char loss[64];
        std::snprintf(loss, sizeof loss, " %s %.3f", name.c_str(), value);
        line += loss;
    }
    return line;
}

void printLine(const nlohmann::ordered_json& line)
{
    std::printf(
        "%s\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

} // namespace

TrainProgress::TrainProgress(std::string mode)
    : m_mode(std::move(mode))
{
}

void TrainProgress::step(const TrainReport& report)
{
    if (m_mode == "json") {
        std::printf("%s\n", jsonLine(report).c_str());
        std::fflush(stdout);
        return;
    }
    if (m_mode != "bar")
        return;
    // A terminal is redrawn often; a log file gets a line now and then.
    const bool terminal = isatty(STDERR_FILENO) == 1;
    const auto now = std::chrono::steady_clock::now();
    const auto pause = std::chrono::milliseconds(terminal ? 200 : 30'000);
    if (report.step != report.totalSteps && now - m_lastDrawn < pause)
        return;
    m_lastDrawn = now;
    std::fprintf(stderr, terminal ? "\r\033[K%s" : "%s\n", barLine(report).c_str());
    m_barIsOpen = terminal;
}

void TrainProgress::closeBar()
{
    if (m_barIsOpen)
        std::fputc('\n', stderr);
    m_barIsOpen = false;
}

void TrainProgress::message(const std::string& text)
{
    closeBar();
    if (m_mode == "json")
        printLine({ { "message", text } });
    else
        std::fprintf(stderr, "%s\n", text.c_str());
}

void TrainProgress::state(const std::string& name, const std::filesystem::path& file)
{
    if (m_mode != "json")
        return;
    nlohmann::ordered_json line { { "state", name } };
    if (!file.empty())
        line["file"] = file.string();
    printLine(line);
}

void TrainProgress::end(const std::string& name, const std::string& text)
{
    if (m_mode == "json")
        printLine({ { "state", name }, { "message", text } });
    else if (m_mode == "bar")
        message(text);
}

void TrainProgress::fail(const std::string& reason)
{
    closeBar();
    if (m_mode == "json")
        printLine({ { "state", "failed" }, { "message", reason } });
}

} // namespace pleinair
