#include "training/run_report.h"

#include "model/io/html_text.h"
#include "model/io/json_file.h"
#include "model/io/safe_file.h"
#include "training/loss_curve.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>

namespace pleinair {

namespace {

constexpr std::size_t kMostSheets = 5;

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ink: #1d2530; --soft: #6b7785; --line: #d9dee5; --back: #fbfcfd; --accent: #2a78c2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ef; --soft: #93a0ae; --line: #35404c; --back: #161b21; --accent: #6cb2f2; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); max-width: 1120px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
table { border-collapse: collapse; } td { padding: .2rem 1.4rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { color: var(--soft); }
.curves { display: grid; grid-template-columns: repeat(auto-fill, minmax(430px, 1fr)); gap: 1rem; }
svg line { stroke: var(--line); } svg text { fill: var(--soft); font-size: 11px; } svg .name { fill: var(--ink); font-size: 13px; font-weight: 600; }
svg .raw { fill: none; stroke: var(--accent); opacity: .3; } svg .mean { fill: none; stroke: var(--accent); stroke-width: 2; }
figure { margin: 0 0 1.5rem; } figure img { max-width: 100%; } figcaption, p { color: var(--soft); }
)";

std::string tableOf(const std::vector<ReportFigure>& rows)
{
    std::string html = "<table>";
    for (const auto& [name, value] : rows)
        html += "<tr><td>" + htmlText(name) + "</td><td>" + htmlText(value) + "</td></tr>\n";
    return html + "</table>\n";
}

/// Every number of train.jsonl that is worth a curve, in the order of its first appearance.
std::vector<LossCurve> curvesOf(const std::filesystem::path& folder)
{
    std::vector<LossCurve> curves;
    std::ifstream file(folder / "train.jsonl");
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::ordered_json::parse(line, nullptr, /*allow_exceptions=*/false);
        if (!json.is_object() || !json.contains("step") || !json["step"].is_number())
            continue;
        const double step = json["step"].get<double>();
        for (const auto& [key, value] : json.items()) {
            if (!value.is_number() || key == "step" || key == "steps" || key == "epoch" || key == "eta_s")
                continue;
            auto found = std::find_if(
                curves.begin(), curves.end(), [&](const auto& curve) { return curve.name == key; });
            if (found == curves.end())
                found = curves.insert(curves.end(), LossCurve { key, {} });
            found->points.emplace_back(step, value.get<double>());
        }
    }
    // How fast it went and how large it was comes behind what it learned.
    std::stable_partition(curves.begin(), curves.end(),
        [](const auto& curve) { return curve.name != "pictures_per_s" && curve.name != "size"; });
    return curves;
}

std::vector<std::filesystem::path> sheetsOf(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> sheets;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "samples", failure)) {
        if (entry.path().extension() == ".png")
            sheets.push_back(entry.path());
    }
    std::sort(sheets.begin(), sheets.end());
    if (sheets.size() <= kMostSheets)
        return sheets;
    std::vector<std::filesystem::path> chosen;
    for (std::size_t i = 0; i < kMostSheets; ++i)
        chosen.push_back(sheets[i * (sheets.size() - 1) / (kMostSheets - 1)]);
    return chosen;
}

std::string pictures(const std::filesystem::path& folder)
{
    std::string html;
    for (const auto& sheet : sheetsOf(folder)) {
        std::ifstream file(sheet, std::ios::binary);
        const std::string bytes { std::istreambuf_iterator<char>(file), {} };
        html += "<figure><img alt=\"Sample sheet\" src=\"data:image/png;base64," + base64Text(std::as_bytes(std::span(bytes)))
            + "\"/><figcaption>" + htmlText(sheet.stem().string()) + "</figcaption></figure>\n";
    }
    return html;
}

std::vector<ReportFigure> optionsOf(const std::filesystem::path& folder)
{
    std::vector<ReportFigure> rows;
    const auto json = readJsonFile(folder / "run.json");
    for (const auto& [key, value] : json.items()) {
        if (key != "format" && key != "version")
            rows.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
    }
    return rows;
}

} // namespace

void writeRunReport(const std::filesystem::path& folder, const std::string& title,
    const std::vector<ReportFigure>& figures)
{
    const auto options = optionsOf(folder);
    std::string html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + htmlText(title) + "</title><style>" + kStyle + "</style></head><body>\n<h1>" + htmlText(title)
        + "</h1>\n" + tableOf(figures) + "<h2>Losses</h2>\n<div class=\"curves\">\n";
    for (const auto& curve : curvesOf(folder))
        html += curveSvg({ htmlText(curve.name), curve.points }) + "\n";
    html += "</div>\n";
    const auto sheets = pictures(folder);
    if (!sheets.empty())
        html += "<h2>Samples</h2>\n<p>From left to right: label map, photograph, the model's picture in "
                "the photograph's style, in a random style, in the style of the row below.</p>\n"
            + sheets;
    html += "<h2>Options</h2>\n" + tableOf(options) + "</body></html>\n";
    writeWholeFile(folder / "report.html", html);
}

} // namespace pleinair
