#include "training/data/data_report.h"

#include <nlohmann/json.hpp>

namespace pleinair {

namespace {

using Json = nlohmann::json;

Json splitJson(const SplitReport& split)
{
    Json json { { "name", split.name }, { "found", split.found }, { "used", split.used },
        { "left_out", split.leftOut }, { "notes", split.notes }, { "packs", Json::array() },
        { "sizes", Json::array() } };
    for (const auto& file : split.files)
        json["packs"].push_back(file.string());
    for (const auto& [size, number] : split.sizes)
        json["sizes"].push_back(
            { { "width", size.first }, { "height", size.second }, { "pictures", number } });
    return json;
}

Json countJson(const SplitReport& split, std::size_t id)
{
    const ClassCount& count = split.classes[id];
    return { { "pixels", count.pixels }, { "pictures", count.pictures },
        { "pictures_of_1_percent", count.learnablePictures },
        { "share", split.pixels > 0 ? static_cast<double>(count.pixels) / static_cast<double>(split.pixels) : 0 } };
}

Json classesJson(const DataReport& report)
{
    Json classes = Json::array();
    for (int id = 0; id <= report.classes.count(); ++id) {
        const bool isUnknown = id == report.classes.count();
        Json entry { { "id", isUnknown ? int { kUnknownClass } : id },
            { "name", isUnknown ? "unknown" : report.classes[static_cast<ClassId>(id)].name } };
        if (!isUnknown)
            entry["verdict"] = nameOf(report.verdictOn(static_cast<ClassId>(id)));
        for (const auto& split : report.splits)
            entry["splits"].push_back(countJson(split, static_cast<std::size_t>(id)));
        classes.push_back(std::move(entry));
    }
    return classes;
}

} // namespace

std::string reportJson(const DataReport& report)
{
    Json json { { "format", "pleinair-data-report" }, { "version", 1 },
        { "layout", report.description }, { "complete", report.isComplete }, { "used", report.used() },
        { "left_out", report.leftOut() }, { "notes", report.notes }, { "advice", report.advice() },
        { "few_pairs", report.hasFewPairs() },
        { "splits", Json::array() }, { "classes", classesJson(report) },
        { "findings", Json::array() }, { "unknown_labels", Json::array() } };
    for (const auto& split : report.splits) {
        json["splits"].push_back(splitJson(split));
        for (const auto& finding : split.findings)
            json["findings"].push_back({ { "split", split.name }, { "name", finding.name },
                { "kind", nameOf(finding.kind) }, { "text", finding.text },
                { "left_out", finding.isLeftOut } });
    }
    for (const auto& [label, total] : report.unknownLabels)
        json["unknown_labels"].push_back({ { "label", label }, { "pixels", total.pixels },
            { "files", total.files }, { "first_file", total.firstFile }, { "x", total.x }, { "y", total.y } });
    // File names need not be UTF-8; what is not is shown by the replacement character.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace pleinair
