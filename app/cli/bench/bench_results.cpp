#include "app/cli/bench/bench_results.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace pleinair {

namespace {

double rounded(double ms)
{
    return std::round(ms * 1000) / 1000;
}

template <typename... Values>
std::string formatted(const char* format, Values... values)
{
    std::array<char, 128> text {};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

} // namespace

std::string_view nameOf(BenchCase benchCase)
{
    switch (benchCase) {
    case BenchCase::First:
        return "first";
    case BenchCase::Dab:
        return "dab";
    case BenchCase::Stroke:
        return "stroke";
    case BenchCase::Style:
        return "style";
    case BenchCase::WholeMap:
        break;
    }
    return "whole-map";
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double percentile95(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

void BenchResults::add(const std::string& engine, BenchCase benchCase, double ms,
    const std::vector<StageTime>& stages)
{
    auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.engine == engine && entry.benchCase == benchCase;
    });
    if (found == m_entries.end())
        found = m_entries.insert(m_entries.end(), { engine, benchCase, {}, {} });
    found->ms.push_back(ms);
    for (const StageTime& stage : stages) {
        auto sum = std::find_if(found->stages.begin(), found->stages.end(),
            [&](const StageTime& known) { return known.stage == stage.stage; });
        if (sum == found->stages.end())
            found->stages.push_back(stage);
        else
            sum->ms += stage.ms;
    }
}

const BenchResults::Entry* BenchResults::find(
    const std::string& engine, BenchCase benchCase) const
{
    for (const Entry& entry : m_entries)
        if (entry.engine == engine && entry.benchCase == benchCase)
            return &entry;
    return nullptr;
}

std::vector<std::string> BenchResults::engines() const
{
    std::vector<std::string> names;
    for (const Entry& entry : m_entries)
        if (std::find(names.begin(), names.end(), entry.engine) == names.end())
            names.push_back(entry.engine);
    return names;
}

std::string BenchResults::json() const
{
    nlohmann::ordered_json results = nlohmann::ordered_json::array();
    for (const std::string& engine : engines())
        for (const BenchCase benchCase : kBenchCases)
            if (const Entry* entry = find(engine, benchCase))
                results.push_back({ { "engine", engine }, { "case", nameOf(benchCase) },
                    { "median_ms", rounded(median(entry->ms)) },
                    { "p95_ms", rounded(percentile95(entry->ms)) } });
    const nlohmann::ordered_json all { { "net", net }, { "size", std::max(size.width, size.height) },
        { "threads", threads }, { "device", device }, { "results", results },
        { "peak_rss_mb", std::round(peakRssMb) } };
    return all.dump(2) + "\n";
}

std::string BenchResults::table() const
{
    constexpr std::size_t kCaseWidth = 11;
    constexpr std::size_t kTimeWidth = 22;
    const auto names = engines();
    std::string text = padded("case", kCaseWidth);
    for (const auto& name : names)
        text += padded(name, kTimeWidth);
    for (std::size_t i = 1; i < names.size(); ++i)
        text += names[i] + " / " + names[0] + "  ";
    text += "\n";
    for (const BenchCase benchCase : kBenchCases) {
        std::string line = padded(std::string(nameOf(benchCase)), kCaseWidth);
        std::string ratios;
        const Entry* first = names.empty() ? nullptr : find(names[0], benchCase);
        for (const auto& name : names) {
            const Entry* entry = find(name, benchCase);
            line += padded(entry == nullptr ? "-"
                                            : formatted("%.1f ms (%.1f)", median(entry->ms),
                                                percentile95(entry->ms)),
                kTimeWidth);
            if (entry != nullptr && first != nullptr && entry != first)
                ratios += padded(formatted("%.2f x", median(entry->ms) / median(first->ms)),
                    name.size() + names[0].size() + 5);
        }
        if (first != nullptr)
            text += line + ratios + "\n";
    }
    return text;
}

} // namespace pleinair
