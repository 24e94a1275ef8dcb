#include "training/run_report.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"
#include "tests/unit/training/small_pack.h"
#include "training/loss_curve.h"
#include "training/stored_png.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <limits>

namespace pleinair {
namespace {

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return { std::istreambuf_iterator<char>(stream), {} };
}

TEST(RunReport, IsOneFileWithCurvesSheetsOptionsAndFigures)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "samples");
    writeWholeFile(folder / "run.json", R"({"format": "pleinair-run", "version": 1, "ngf": 32})");
    writeWholeFile(folder / "train.jsonl",
        "{\"step\": 1, \"steps\": 2, \"GAN\": 0.5}\n{\"step\": 2, \"steps\": 2, \"GAN\": 0.25}\n{\"st");
    writeWholeFile(folder / "samples/step-0000002.png", storedPng({ { 1, 1 }, { 1, 2, 3 } }));

    writeRunReport(folder / "", "Hills & <dales>", { { "Steps", "2 of 2" } });

    const auto html = textOf(folder / "report.html");
    EXPECT_NE(html.find("<h1>Hills &amp; &lt;dales&gt;</h1>"), std::string::npos);
    EXPECT_NE(html.find("2 of 2"), std::string::npos);
    EXPECT_NE(html.find("aria-label=\"GAN\""), std::string::npos);
    EXPECT_EQ(html.find("aria-label=\"steps\""), std::string::npos);
    EXPECT_NE(html.find("data:image/png;base64,iVBORw0KGgo"), std::string::npos);
    EXPECT_NE(html.find("<td>ngf</td><td>32</td>"), std::string::npos);
    EXPECT_EQ(html.find("http"), std::string::npos) << "the report leans on something outside";
}

TEST(RunReport, NeedsARunFolder)
{
    const TemporaryFolder folder;
    EXPECT_THROW(writeRunReport(folder / "", "x", {}), Error);
}

TEST(LossCurve, LeavesOutWhatIsNotFinite)
{
    const auto svg = curveSvg(
        { "GAN", { { 1, 2.0 }, { 2, std::numeric_limits<double>::infinity() }, { 3, 4.0 } } });

    EXPECT_NE(svg.find("last 4"), std::string::npos);
    EXPECT_EQ(svg.find("inf"), std::string::npos);
}

TEST(LossCurve, OfNothingIsStillAPicture)
{
    EXPECT_TRUE(curveSvg({ "GAN", {} }).starts_with("<svg"));
    EXPECT_TRUE(curveSvg({ "GAN", { { 5, 1.0 } } }).ends_with("</svg>"));
}

} // namespace
} // namespace pleinair
