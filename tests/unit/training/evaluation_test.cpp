#include "training/evaluation.h"

#include "model/base/error.h"
#include "tests/unit/training/small_pack.h"
#include "training/evaluation_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace pleinair {
namespace {

/// Describes a picture by its mean colour; distances are those of these colours.
class ColorMeter final : public PictureMeter {
public:
    std::vector<float> describe(const Image& picture) override
    {
        std::vector<float> mean(3, 0);
        for (std::size_t i = 0; i < picture.rgb.size(); ++i)
            mean[i % 3] += static_cast<float>(picture.rgb[i]);
        for (float& value : mean)
            value /= static_cast<float>(picture.size.area());
        return mean;
    }
    double perceptualDistance(const Image& one, const Image& other) override
    {
        return frechetDistance({ describe(one) }, { describe(other) });
    }
    double frechetDistance(const Descriptions& one, const Descriptions& other) override
    {
        double distance = 0;
        for (std::size_t channel = 0; channel < 3; ++channel)
            distance += std::abs(mean(one, channel) - mean(other, channel));
        return distance;
    }
    double kernelDistance(const Descriptions& one, const Descriptions& other) override
    {
        return -frechetDistance(one, other);
    }

private:
    static double mean(const Descriptions& set, std::size_t channel)
    {
        double sum = 0;
        for (const auto& description : set)
            sum += description[channel];
        return sum / static_cast<double>(set.size());
    }
};

class EvaluationTest : public testing::Test {
protected:
    EvaluationTest()
    {
        writeSmallPack(m_folder / "small.pack", 8, 32);
        m_pack.emplace(m_folder / "small.pack");
        // A picture is the colour of its style; the reader finds sky everywhere.
        m_tools.render = [](const PackedMap& map, const StyleVector& style) {
            Image made { map.labels.size(), {} };
            for (std::int64_t i = 0; i < map.labels.size().area(); ++i)
                for (std::size_t channel = 0; channel < 3; ++channel)
                    made.rgb.push_back(static_cast<std::uint8_t>(
                        std::lround(std::clamp(style.mu[channel], 0.F, 255.F))));
            return made;
        };
        m_tools.encode = [this](const Image& photograph) {
            return StyleVector { m_meter.describe(photograph), {} };
        };
        m_tools.read = [](const Image& picture) { return LabelMap(picture.size, 0); };
        m_tools.meter = &m_meter;
        m_tools.zDim = 3;
        m_options.resamples = 20;
    }

    TemporaryFolder m_folder;
    std::optional<Pack> m_pack;
    ColorMeter m_meter;
    EvaluationTools m_tools;
    EvaluationOptions m_options;
};

TEST_F(EvaluationTest, FindsAStylePerfectThatIsCarriedOver)
{
    m_options.styles = StyleSource::Photographs;

    const auto found = evaluate(*m_pack, m_options, m_tools);

    EXPECT_EQ(found.pictures.size(), 8U);
    EXPECT_LT(found.sets->frechet.value, 1.5); // rounding to bytes
    EXPECT_GT(found.style->mean(), 0.9); // means of Lab are not Lab of means
    EXPECT_GT(found.diversity->value, 0);
}

TEST_F(EvaluationTest, ComparesWhatIsFoundWithWhatIsFoundInThePhotographs)
{
    const auto found = evaluate(*m_pack, m_options, m_tools);

    const auto& segments = found.segments.value();
    EXPECT_EQ(segments.made.accuracyOf(0).value(), 1);
    EXPECT_EQ(segments.made.accuracyOf(1).value(), 0);
    EXPECT_DOUBLE_EQ(segments.share.value, 1);
    EXPECT_DOUBLE_EQ(segments.accuracy.value, segments.real.accuracy());
    EXPECT_LE(segments.accuracy.interval.low, segments.accuracy.value);
    EXPECT_GE(segments.accuracy.interval.high, segments.accuracy.value);
    for (std::size_t i = 1; i < found.pictures.size(); ++i)
        EXPECT_GE(found.pictures[i - 1].score(), found.pictures[i].score());
}

TEST_F(EvaluationTest, IsTheSameForTheSameSeedAndAnotherForAnother)
{
    const EvaluationSubject subject { "model", "data", m_pack->classes(), m_options };
    const auto once = evaluationJson(evaluate(*m_pack, m_options, m_tools), subject);
    const auto again = evaluationJson(evaluate(*m_pack, m_options, m_tools), subject);
    m_options.seed = 8;
    const auto other = evaluationJson(evaluate(*m_pack, m_options, m_tools), subject);

    EXPECT_EQ(once, again);
    EXPECT_NE(once["frechet"], other["frechet"]);
}

TEST_F(EvaluationTest, LeavesOutWhatItHasNoToolsFor)
{
    m_tools.meter = nullptr;
    m_tools.read = nullptr;
    m_tools.encode = nullptr;
    m_options.pictures = 3;

    const auto found = evaluate(*m_pack, m_options, m_tools);

    EXPECT_EQ(found.pictures.size(), 3U);
    EXPECT_FALSE(found.sets || found.segments || found.diversity || found.style);
    const auto text = evaluationText(found, { "model", "data", m_pack->classes(), m_options });
    EXPECT_EQ(text.find("Frechet"), std::string::npos);
}

TEST_F(EvaluationTest, ReportsInTextJsonAndHtml)
{
    const auto found = evaluate(*m_pack, m_options, m_tools);
    const EvaluationSubject subject { "A <model>", "data", m_pack->classes(), m_options };

    const auto json = evaluationJson(found, subject);
    EXPECT_EQ(json["format"], "pleinair-evaluation");
    EXPECT_EQ(json["scores"].size(), 8U);
    EXPECT_EQ(json["segmenter"]["made"]["classes"][0]["name"], "sky");
    EXPECT_NE(evaluationText(found, subject).find("Frechet distance"), std::string::npos);
    const auto html =
        evaluationHtml(found, subject, { { "Best", { { "one", { { std::byte { 77 } } } } } } });
    EXPECT_NE(html.find("A &lt;model&gt;"), std::string::npos);
    EXPECT_NE(html.find("base64,TQ=="), std::string::npos);
}

TEST_F(EvaluationTest, MeasuresASegmenterOnPhotographs)
{
    const auto counts = evaluateSegmenter(*m_pack, m_options, m_tools);

    EXPECT_EQ(counts.pixels(), 8 * 32 * 32);
    EXPECT_EQ(counts.accuracyOf(0).value(), 1);
}

TEST_F(EvaluationTest, EndsWhenItsProgressThrows)
{
    m_tools.progress = [](const std::string&, int, int) {
        throw Error(ErrorKind::InvalidArgument, "Stopped on request.");
    };

    EXPECT_THROW(static_cast<void>(evaluate(*m_pack, m_options, m_tools)), Error);
}

} // namespace
} // namespace pleinair
