#include "training/evaluation_report.h"

#include "model/io/html_text.h"

#include <cstdio>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr const char* kStyle = R"(
body { background: #181818; color: #dedede; font: 13px/1.5 system-ui, sans-serif; margin: 32px; }
table { border-collapse: collapse; margin: 16px 0; } td, th { padding: 4px 16px 4px 0; text-align: left; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } h1, h2 { font-weight: 500; }
figure { margin: 0 0 24px; } img { height: 192px; margin-right: 8px; } figcaption { color: #9a9a9a; })";

std::string number(double value, int decimals)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string percent(double share)
{
    return number(100 * share, 1) + " %";
}

const char* nameOf(StyleSource styles)
{
    switch (styles) {
    case StyleSource::Seeds:
        return "seeds";
    case StyleSource::Photographs:
        return "photographs";
    case StyleSource::Presets:
        return "presets";
    }
    return "";
}

json figureJson(const Figure& figure)
{
    return { { "value", figure.value },
        { "interval", { figure.interval.low, figure.interval.high } } };
}

std::string withInterval(const Figure& figure, int decimals)
{
    return number(figure.value, decimals) + "  (" + number(figure.interval.low, decimals) + " to "
        + number(figure.interval.high, decimals) + ")";
}

using Lines = std::vector<std::pair<std::string, std::string>>;

void addSets(Lines& lines, const SetFigures& sets)
{
    lines.emplace_back("Frechet distance to the photographs", withInterval(sets.frechet, 1));
    if (sets.frechetAcrossHalves && sets.frechetOfRealHalves) {
        lines.emplace_back("  across halves, against two halves of the photographs",
            number(*sets.frechetAcrossHalves, 1) + " against "
                + number(*sets.frechetOfRealHalves, 1) + ": "
                + number(*sets.frechetAcrossHalves / *sets.frechetOfRealHalves, 2) + " times");
    }
    lines.emplace_back("Kernel distance to the photographs", withInterval(sets.kernel, 3));
    if (sets.kernelOfRealHalves)
        lines.emplace_back(
            "  of two halves of the photographs", number(*sets.kernelOfRealHalves, 3));
}

void addSegments(Lines& lines, const SegmentFigures& segments)
{
    lines.emplace_back("Painted pixels that the segmenter finds again",
        percent(segments.accuracy.value) + "  (" + percent(segments.accuracy.interval.low) + " to "
            + percent(segments.accuracy.interval.high) + ")");
    lines.emplace_back("  in the photographs", percent(segments.real.accuracy()));
    lines.emplace_back("  share of the photographs", withInterval(segments.share, 3));
    lines.emplace_back("Mean intersection over union", withInterval(segments.meanIoU, 3));
    lines.emplace_back(
        "  in the photographs", number(segments.real.meanIntersectionOverUnion(), 3));
}

Lines linesOf(const Evaluation& evaluation)
{
    Lines lines { { "Pictures", std::to_string(evaluation.pictures.size()) } };
    if (evaluation.sets)
        addSets(lines, *evaluation.sets);
    if (evaluation.segments)
        addSegments(lines, *evaluation.segments);
    if (evaluation.diversity)
        lines.emplace_back(
            "Perceptual distance of two seeds", withInterval(*evaluation.diversity, 3));
    if (evaluation.style) {
        const auto& style = *evaluation.style;
        lines.emplace_back("Colours of " + std::to_string(style.photographs) + " style photographs",
            "correlation " + number(style.mean(), 2) + " (L " + number(style.perPhotograph[0], 2)
                + ", a " + number(style.perPhotograph[1], 2) + ", b "
                + number(style.perPhotograph[2], 2) + ")");
        lines.emplace_back(
            "  picture by picture", "correlation " + number(style.meanPerPicture(), 2));
    }
    return lines;
}

std::string orDash(const std::optional<double>& share)
{
    return share ? percent(*share) : "-";
}

/// A row per class that is painted anywhere: name, share of pixels, found in pictures, in
/// photographs, and the intersection over union of both.
std::vector<std::vector<std::string>> classRows(
    const SegmentFigures& segments, const ClassTable& classes)
{
    std::vector<std::vector<std::string>> rows { { "Class", "Pixels", "Found again",
        "In photographs", "IoU", "In photographs" } };
    const auto all = static_cast<double>(std::max<std::int64_t>(1, segments.made.pixels()));
    for (int id = 0; id < classes.count(); ++id) {
        if (segments.made.pixelsOf(id) == 0)
            continue;
        rows.push_back({ classes[static_cast<ClassId>(id)].name,
            percent(static_cast<double>(segments.made.pixelsOf(id)) / all),
            orDash(segments.made.accuracyOf(id)), orDash(segments.real.accuracyOf(id)),
            number(segments.made.intersectionOverUnion(id).value_or(0), 3),
            number(segments.real.intersectionOverUnion(id).value_or(0), 3) });
    }
    return rows;
}

std::string htmlTable(const std::vector<std::vector<std::string>>& rows)
{
    std::string html = "<table>";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        html += "<tr>";
        for (std::size_t k = 0; k < rows[i].size(); ++k) {
            const std::string tag = i == 0 ? "th" : "td";
            html += "<" + tag + (i > 0 && k > 0 ? " class=\"n\">" : ">") + htmlText(rows[i][k])
                + "</" + tag + ">";
        }
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

std::string headline(const EvaluationSubject& subject)
{
    return subject.model + " on " + subject.data + " (styles: " + nameOf(subject.options.styles)
        + ", seed " + std::to_string(subject.options.seed) + ")";
}

} // namespace

json confusionJson(const ConfusionMatrix& counts, const ClassTable& classes)
{
    json perClass = json::array();
    for (int id = 0; id < classes.count(); ++id) {
        if (counts.pixelsOf(id) == 0)
            continue;
        perClass.push_back({ { "id", id }, { "name", classes[static_cast<ClassId>(id)].name },
            { "pixels", counts.pixelsOf(id) }, { "accuracy", counts.accuracyOf(id).value_or(0) },
            { "iou", counts.intersectionOverUnion(id).value_or(0) } });
    }
    return { { "accuracy", counts.accuracy() }, { "miou", counts.meanIntersectionOverUnion() },
        { "classes", perClass } };
}

json evaluationJson(const Evaluation& evaluation, const EvaluationSubject& subject)
{
    json result { { "format", "pleinair-evaluation" }, { "version", 1 }, { "model", subject.model },
        { "data", subject.data }, { "styles", nameOf(subject.options.styles) },
        { "seed", subject.options.seed }, { "pictures", evaluation.pictures.size() } };
    if (evaluation.sets) {
        const auto& sets = *evaluation.sets;
        result["frechet"] = figureJson(sets.frechet);
        result["kernel"] = figureJson(sets.kernel);
        if (sets.frechetAcrossHalves && sets.frechetOfRealHalves)
            result["halves"] = { { "n", evaluation.pictures.size() / 2 },
                { "frechet", *sets.frechetAcrossHalves },
                { "frechet_real", *sets.frechetOfRealHalves },
                { "ratio", *sets.frechetAcrossHalves / *sets.frechetOfRealHalves },
                { "kernel_real", sets.kernelOfRealHalves.value_or(0) } };
    }
    if (evaluation.segments) {
        result["segmenter"] = { { "made",
                                    confusionJson(evaluation.segments->made, subject.classes) },
            { "real", confusionJson(evaluation.segments->real, subject.classes) },
            { "accuracy", figureJson(evaluation.segments->accuracy) },
            { "share", figureJson(evaluation.segments->share) },
            { "miou", figureJson(evaluation.segments->meanIoU) } };
    }
    if (evaluation.diversity)
        result["diversity"] = figureJson(*evaluation.diversity);
    if (evaluation.style)
        result["style"] = { { "photographs", evaluation.style->photographs },
            { "maps", evaluation.style->maps }, { "lab", evaluation.style->perPhotograph },
            { "correlation", evaluation.style->mean() },
            { "correlation_per_picture", evaluation.style->meanPerPicture() } };
    for (const auto& picture : evaluation.pictures) {
        json entry { { "name", picture.name } };
        if (picture.accuracy)
            entry["accuracy"] = *picture.accuracy;
        if (picture.distance)
            entry["distance"] = *picture.distance;
        if (picture.diversity)
            entry["diversity"] = *picture.diversity;
        result["scores"].push_back(entry);
    }
    return result;
}

std::string evaluationText(const Evaluation& evaluation, const EvaluationSubject& subject)
{
    std::string text = headline(subject) + "\n";
    char line[256];
    for (const auto& [what, value] : linesOf(evaluation)) {
        std::snprintf(line, sizeof line, "  %-52s %s\n", what.c_str(), value.c_str());
        text += line;
    }
    if (!evaluation.segments)
        return text;
    for (const auto& row : classRows(*evaluation.segments, subject.classes)) {
        std::snprintf(line, sizeof line, "  %-14s %8s %12s %15s %8s %15s\n", row[0].c_str(),
            row[1].c_str(), row[2].c_str(), row[3].c_str(), row[4].c_str(), row[5].c_str());
        text += line;
    }
    return text;
}

std::string evaluationHtml(const Evaluation& evaluation, const EvaluationSubject& subject,
    const std::vector<EvaluationRows>& pictures)
{
    std::string html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + htmlText(subject.model) + "</title><style>" + kStyle + "</style></head><body>\n<h1>"
        + htmlText(headline(subject)) + "</h1>\n";
    std::vector<std::vector<std::string>> figures { { "Figure", "Value (95 % interval)" } };
    for (const auto& [what, value] : linesOf(evaluation))
        figures.push_back({ what, value });
    html += htmlTable(figures);
    if (evaluation.segments)
        html += "<h2>Classes</h2>\n" + htmlTable(classRows(*evaluation.segments, subject.classes));
    for (const auto& group : pictures) {
        html += "<h2>" + htmlText(group.heading)
            + "</h2>\n<p>Labels, photograph, picture, the same map in another style.</p>\n";
        for (const auto& row : group.rows) {
            html += "<figure>";
            for (const auto& jpeg : row.jpegs)
                html += "<img alt=\"\" src=\"data:image/jpeg;base64," + base64Text(jpeg) + "\">";
            html += "<figcaption>" + htmlText(row.caption) + "</figcaption></figure>\n";
        }
    }
    return html + "</body></html>\n";
}

} // namespace pleinair
