#include "training/data/data_report.h"

#include "model/io/byte_source.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace pleinair {

namespace {

constexpr std::size_t kShownUnknownLabels = 20;

template <typename... Values>
std::string formatted(const char* format, Values... values)
{
    char line[512];
    std::snprintf(line, sizeof line, format, values...);
    return line;
}

std::string shareText(double share)
{
    return formatted(share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
}

std::string splitLine(const SplitReport& split)
{
    std::string line = formatted("%-6s %7d pairs, %d used, %d left out", split.name.c_str(),
        split.found, split.used, split.leftOut);
    std::string sizes;
    for (const auto& [size, number] : split.sizes) {
        if (sizes.size() > 100) {
            sizes += ", ...";
            break;
        }
        sizes += (sizes.empty() ? "; " : ", ") + std::to_string(size.first) + " x "
            + std::to_string(size.second)
            + (split.sizes.size() > 1 ? " (" + std::to_string(number) + ")" : std::string());
    }
    line += sizes + "\n";
    for (std::size_t i = 0; i < split.files.size() && i < 3; ++i)
        line += "       " + split.files[i].string() + "\n";
    if (split.files.size() > 3)
        line += formatted("       and %zu more shards\n", split.files.size() - 3);
    return line;
}

std::string countsOf(const SplitReport& split, std::size_t id)
{
    const ClassCount& count = split.classes[id];
    const double share
        = split.pixels > 0 ? static_cast<double>(count.pixels) / static_cast<double>(split.pixels) : 0;
    return formatted(" %9s %9d %9d", shareText(share).c_str(), count.pictures, count.learnablePictures);
}

std::string classTable(const DataReport& report)
{
    std::string text = formatted("%4s %-20s", "id", "class");
    for (const auto& split : report.splits)
        text += formatted(" %9s %9s %9s", (split.name + " px").c_str(), "pictures", ">= 1 %");
    text += "\n";
    for (int id = 0; id <= report.classes.count(); ++id) {
        const bool isUnknown = id == report.classes.count();
        const auto place = static_cast<std::size_t>(id);
        const bool isSeen = std::any_of(report.splits.begin(), report.splits.end(),
            [&](const auto& split) { return split.classes[place].pixels > 0; });
        if (isUnknown && !isSeen)
            continue;
        const std::string name
            = isUnknown ? "unknown" : printable(report.classes[static_cast<ClassId>(id)].name, 20);
        text += formatted("%4d %-20s", isUnknown ? int { kUnknownClass } : id, name.c_str());
        for (const auto& split : report.splits)
            text += countsOf(split, place);
        if (!isUnknown && report.verdictOn(static_cast<ClassId>(id)) != ClassVerdict::Good)
            text += std::string("  ") + nameOf(report.verdictOn(static_cast<ClassId>(id)));
        text += "\n";
    }
    return text;
}

std::string findingTable(const DataReport& report)
{
    std::map<std::pair<std::string, bool>, int> kinds;
    for (const auto& split : report.splits)
        for (const auto& finding : split.findings)
            ++kinds[{ nameOf(finding.kind), finding.isLeftOut }];
    std::string text;
    for (const auto& [kind, number] : kinds)
        text += formatted("%7d %s%s\n", number, kind.first.c_str(), kind.second ? "" : " (used all the same)");
    return text.empty() ? text : "Found:\n" + text;
}

std::string unknownTable(const DataReport& report)
{
    if (report.unknownLabels.empty())
        return {};
    std::vector<std::pair<std::string, UnknownLabelTotal>> labels(
        report.unknownLabels.begin(), report.unknownLabels.end());
    std::stable_sort(labels.begin(), labels.end(),
        [](const auto& a, const auto& b) { return a.second.pixels > b.second.pixels; });
    std::string text = "No class stands for:\n";
    for (std::size_t i = 0; i < labels.size() && i < kShownUnknownLabels; ++i) {
        const auto& [label, total] = labels[i];
        text += formatted("  %s: %lld pixels in %d files, first in %s at x %d, y %d\n", label.c_str(),
            static_cast<long long>(total.pixels), total.files, total.firstFile.c_str(), total.x, total.y);
    }
    if (labels.size() > kShownUnknownLabels)
        text += formatted("  and %zu more\n", labels.size() - kShownUnknownLabels);
    return text;
}

} // namespace

std::string reportText(const DataReport& report)
{
    std::string text;
    for (const auto& note : report.notes)
        text += note + "\n";
    for (const auto& split : report.splits)
        for (const auto& note : split.notes)
            text += note + "\n";
    for (const auto& split : report.splits)
        text += splitLine(split);
    if (report.used() > 0)
        text.append("\n").append(classTable(report));
    for (const auto& table : { findingTable(report), unknownTable(report) })
        if (!table.empty())
            text.append("\n").append(table);
    const auto advice = report.advice();
    if (!advice.empty())
        text += "\n";
    for (const auto& sentence : advice)
        text += sentence + "\n";
    return text;
}

} // namespace pleinair
