#include "training/data/data_report.h"

#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/image/resize.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/html_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr int kThumbnailSide = 112;
constexpr int kJpegQuality = 78;

constexpr const char* kHead = R"(<!doctype html><html lang="en"><meta charset="utf-8"><title>Data set</title><style>
body{font:15px/1.45 system-ui,sans-serif;max-width:1100px;margin:32px auto;padding:0 20px;color:#222;background:#fafafa}
h1{font-size:24px}h2{font-size:18px;margin-top:32px}table{border-collapse:collapse;width:100%}
td,th{padding:5px 8px;text-align:right;border-bottom:1px solid #ddd;vertical-align:middle}
td.l,th.l,td.p{text-align:left}td.p{white-space:nowrap}td.p img{height:56px}.s{display:inline-block;width:14px;height:14px;border:1px solid #888;vertical-align:-2px;margin-right:6px}
img{display:inline-block;margin-right:2px;vertical-align:middle;image-rendering:auto}
.w{color:#a33}.n{color:#666}ul{padding-left:20px}
@media(prefers-color-scheme:dark){body{background:#1c1c1c;color:#ddd}td,th{border-color:#3a3a3a}.n{color:#999}.w{color:#f0a090}}
</style>)";

std::string escaped(const std::string& text)
{
    return htmlText(printable(text, 2000));
}

Size thumbnailSize(Size size)
{
    const double scale = static_cast<double>(kThumbnailSide) / std::max(size.width, size.height);
    return { std::max(1, static_cast<int>(size.width * scale)), std::max(1, static_cast<int>(size.height * scale)) };
}

std::string imageTag(const Image& image)
{
    return "<img src=\"data:image/jpeg;base64," + base64Text(encodeJpeg(image, kJpegQuality)) + "\">";
}

Image colored(const LabelMap& labels, const ClassTable& classes)
{
    Image image { labels.size(), {} };
    for (const ClassId id : labels.labels()) {
        const Color color = id < classes.count() ? classes[id].color : Color { 255, 0, 255 };
        image.rgb.insert(image.rgb.end(), { color.r, color.g, color.b });
    }
    return image;
}

/// Small pictures of a pair, as far as it can be read.
class Thumbnails {
public:
    Thumbnails(const ClassTable& classes, const LabelPictureOptions& labels)
        : m_classes(classes)
        , m_labels(labels)
    {
    }

    std::string of(const TrainingPair& pair) const
    {
        return attempt([&] {
            const Image photograph = decodePicture(readWholeFile(pair.photograph, kMaxPictureBytes), "");
            return imageTag(resized(photograph, thumbnailSize(photograph.size), Resampling::Area));
        }) + attempt([&] {
            if (pair.labels.empty())
                return std::string();
            const std::string bytes = readWholeFile(pair.labels, kMaxPictureBytes);
            const LabelMap map
                = decodeLabelPicture(std::as_bytes(std::span(bytes)), m_classes, m_labels, "").labels;
            return imageTag(colored(map.resizedNearest(thumbnailSize(map.size())), m_classes));
        });
    }

private:
    template <typename Make>
    static std::string attempt(Make&& make)
    {
        try {
            return make();
        } catch (const Error&) {
            return {};
        }
    }

    const ClassTable& m_classes;
    const LabelPictureOptions& m_labels;
};

std::string cell(const std::string& text, const char* kind = "")
{
    return std::string("<td") + (*kind != '\0' ? std::string(" class=\"") + kind + "\"" : "") + ">" + text + "</td>";
}

std::string percent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
    return text;
}

std::string summary(const DataReport& report)
{
    std::string html = "<h1>Data set: " + std::to_string(report.used()) + " pairs used, "
        + std::to_string(report.leftOut()) + " left out</h1><p>Layout: " + escaped(report.description) + "</p><ul>";
    for (const auto& note : report.notes)
        html += "<li class=n>" + escaped(note) + "</li>";
    for (const auto& split : report.splits)
        for (const auto& note : split.notes)
            html += "<li class=n>" + escaped(note) + "</li>";
    for (const auto& sentence : report.advice())
        html += "<li class=w>" + escaped(sentence) + "</li>";
    html += "</ul><table><tr><th class=l>part</th><th>pairs</th><th>used</th><th>left out</th><th class=l>written to</th></tr>";
    for (const auto& split : report.splits) {
        std::string files;
        for (const auto& file : split.files)
            files += escaped(file.string()) + "<br>";
        html += "<tr>" + cell(split.name.empty() ? "all" : escaped(split.name), "l") + cell(std::to_string(split.found))
            + cell(std::to_string(split.used)) + cell(std::to_string(split.leftOut)) + cell(files, "l") + "</tr>";
    }
    return html + "</table>";
}

std::string classRow(const DataReport& report, int id, const Thumbnails& thumbnails)
{
    const bool isUnknown = id == report.classes.count();
    const auto place = static_cast<std::size_t>(id);
    const std::string color = isUnknown ? "#ff00ff" : colorText(report.classes[static_cast<ClassId>(id)].color);
    const std::string name = isUnknown ? "unknown" : report.classes[static_cast<ClassId>(id)].name;
    std::string row = "<tr>" + cell("<span class=s style=\"background:" + color + "\"></span>" + escaped(name), "l");
    std::string pictures;
    for (const auto& split : report.splits) {
        const ClassCount& count = split.classes[place];
        const double pixels = split.pixels > 0 ? static_cast<double>(split.pixels) : 1;
        row += cell(percent(static_cast<double>(count.pixels) / pixels)) + cell(std::to_string(count.pictures))
            + cell(std::to_string(count.learnablePictures));
        if (&split == &report.splits.back())
            for (const auto& [share, pair] : count.examples)
                pictures += thumbnails.of(pair);
    }
    const auto verdict = isUnknown ? ClassVerdict::Good : report.verdictOn(static_cast<ClassId>(id));
    row += cell(verdict == ClassVerdict::Good ? "" : nameOf(verdict), "w");
    return row + cell(pictures, "p") + "</tr>";
}

std::string classTable(const DataReport& report, const Thumbnails& thumbnails)
{
    std::string html = "<h2>Classes</h2><table><tr><th class=l>class</th>";
    for (const auto& split : report.splits)
        html += "<th>" + escaped(split.name) + " pixels</th><th>pictures</th><th>with &ge; 1 %</th>";
    html += "<th></th><th class=l>where there is most of it</th></tr>";
    for (int id = 0; id <= report.classes.count(); ++id)
        html += classRow(report, id, thumbnails);
    return html + "</table>";
}

std::string unknownTable(const DataReport& report)
{
    if (report.unknownLabels.empty())
        return {};
    std::string html = "<h2>What no class stands for</h2><table><tr><th class=l>in the label maps</th><th>pixels</th>"
                       "<th>files</th><th class=l>first</th></tr>";
    for (const auto& [label, total] : report.unknownLabels) {
        const auto hash = label.find('#');
        const std::string swatch = hash == std::string::npos || label.size() < hash + 7
            ? ""
            : "<span class=s style=\"background:" + escaped(label.substr(hash, 7)) + "\"></span>";
        html += "<tr>" + cell(swatch + escaped(label), "l") + cell(std::to_string(total.pixels))
            + cell(std::to_string(total.files))
            + cell(escaped(total.firstFile) + ", x " + std::to_string(total.x) + ", y " + std::to_string(total.y), "l")
            + "</tr>";
    }
    return html + "</table>";
}

std::string findingTable(const SplitReport& split, const Thumbnails& thumbnails)
{
    if (split.findings.empty())
        return {};
    std::string html = "<h2>Found" + (split.name.empty() ? "" : " in " + escaped(split.name))
        + "</h2><table><tr><th class=l>pair or file</th><th class=l>kind</th><th class=l>what</th><th></th><th></th></tr>";
    for (const auto& finding : split.findings) {
        const auto pair = split.pairsWithFindings.find(finding.name);
        html += "<tr>" + cell(escaped(finding.name), "l") + cell(nameOf(finding.kind), "l")
            + cell(escaped(finding.text), "l") + cell(finding.isLeftOut ? "left out" : "used", finding.isLeftOut ? "w" : "n")
            + cell(pair == split.pairsWithFindings.end() ? "" : thumbnails.of(pair->second), "l") + "</tr>";
    }
    return html + "</table>";
}

} // namespace

std::string reportHtml(const DataReport& report, const LabelPictureOptions& labels)
{
    const Thumbnails thumbnails(report.classes, labels);
    std::string html = kHead + summary(report) + classTable(report, thumbnails) + unknownTable(report);
    for (const auto& split : report.splits)
        html += findingTable(split, thumbnails);
    return html + "</html>\n";
}

} // namespace pleinair
