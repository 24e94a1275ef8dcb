#include "training/data/data_report.h"

#include "model/image/label_picture.h"
#include "model/io/json_file.h"
#include "tests/unit/training/data/data_folder.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

PairResult resultOf(Size size, std::vector<std::pair<int, std::int64_t>> pixels)
{
    PairResult result;
    result.isUsed = true;
    result.size = size;
    result.classPixels = std::move(pixels);
    return result;
}

/// 25 pictures of class 0, five of which show class 1; class 2 is never seen; one pair is left out.
DataReport exampleReport(DataFolder& data)
{
    data.addPair("a", { 64, 64 });
    const TrainingPair pair { "a", data / "images/a.png", data / "labels/a.png" };
    DataReport report;
    report.classes = ClassTable::numbered(3);
    report.description = "a test";
    auto& split = report.splits.emplace_back();
    split.name = "train";
    for (int i = 0; i < 25; ++i)
        count(report, split, pair,
            i < 5 ? resultOf({ 10, 10 }, { { 0, 90 }, { 1, 9 }, { 255, 1 } }) : resultOf({ 10, 10 }, { { 0, 100 } }));
    PairResult bad;
    bad.findings = { { "a", FindingKind::ColorUnknown, "<what> \"is\" this", true } };
    bad.unknownLabels = { { "colour #ff0000", 12, 3, 4 } };
    bad.unknownLabelsAreColors = true;
    count(report, split, pair, bad);
    return report;
}

TEST(DataReport, CountsClassesAndJudgesThem)
{
    DataFolder data;
    const DataReport report = exampleReport(data);
    const auto& classes = report.splits[0].classes;

    EXPECT_EQ(report.used(), 25);
    EXPECT_EQ(report.leftOut(), 1);
    EXPECT_EQ(classes[0].pixels, 5 * 90 + 20 * 100);
    EXPECT_EQ(classes[1].pictures, 5);
    EXPECT_EQ(classes[3].pixels, 5);
    EXPECT_EQ(classes[1].examples.size(), 3U);
    EXPECT_EQ(report.verdictOn(0), ClassVerdict::Good);
    EXPECT_EQ(report.verdictOn(1), ClassVerdict::TooRare);
    EXPECT_EQ(report.verdictOn(2), ClassVerdict::Absent);
    EXPECT_EQ(report.advice().size(), 5U);
}

TEST(DataReport, TellsTheSameAsTextJsonAndPage)
{
    DataFolder data;
    const DataReport report = exampleReport(data);

    const std::string text = reportText(report);
    EXPECT_NE(text.find("26 pairs, 25 used, 1 left out; 10 x 10"), std::string::npos) << text;
    EXPECT_NE(text.find("too rare"), std::string::npos);
    EXPECT_NE(text.find("colour #ff0000: 12 pixels in 1 files, first in a.png at x 3, y 4"), std::string::npos);

    const auto json = parseJson(reportJson(report), "report");
    EXPECT_EQ(json["format"], "pleinair-data-report");
    EXPECT_EQ(json["classes"][1]["verdict"], "too rare");
    EXPECT_EQ(json["classes"][1]["splits"][0]["pixels"], 45);
    EXPECT_EQ(json["findings"][0]["kind"], "colour-unknown");
    EXPECT_EQ(json["unknown_labels"][0]["x"], 3);

    const std::string page = reportHtml(report, {});
    EXPECT_NE(page.find("&lt;what&gt; &quot;is&quot; this"), std::string::npos);
    EXPECT_NE(page.find("data:image/jpeg;base64,/9j/"), std::string::npos);
    EXPECT_EQ(page.find("src=\"http"), std::string::npos);
}

} // namespace
} // namespace pleinair
