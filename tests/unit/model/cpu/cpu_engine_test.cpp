#include "model/base/error.h"
#include "model/cpu/cpu_engine.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace pleinair {

namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.labelNc = 7;
    options.ngf = 4;
    options.nhidden = 12;
    options.useVae = true;
    options.zDim = 6;
    options.cropSize = 64;
    return options;
}

/// Large areas with straight borders, and a few specks.
LabelMap painting(Size size, unsigned seed, int classes)
{
    std::mt19937 random(seed);
    LabelMap labels(size, 0);
    for (int i = 0; i < 12; ++i)
        labels.paintDisc({ static_cast<float>(random() % size.width),
                             static_cast<float>(random() % size.height) },
            static_cast<float>(random() % 20), static_cast<ClassId>(random() % classes));
    return labels;
}

LabelMap specks(Size size, unsigned seed, int classes)
{
    std::mt19937 random(seed);
    LabelMap labels(size, 0);
    for (ClassId& id : labels.labels())
        id = static_cast<ClassId>(random() % classes);
    return labels;
}

class Frame {
public:
    explicit Frame(CpuEngine& engine)
        : m_engine(engine)
    {
    }

    std::vector<float> of(
        const LabelMap& labels, unsigned style = 1, const std::vector<std::uint8_t>& edges = {})
    {
        std::vector<float> planes(static_cast<std::size_t>(labels.size().area()) * 3);
        const auto z = randomStyle(style, 6).mu;
        EXPECT_TRUE(m_engine.render(labels, edges, z, planes, {}));
        return planes;
    }

private:
    CpuEngine& m_engine;
};

CpuEngineOptions oneThread()
{
    CpuEngineOptions options;
    options.threads = 1;
    return options;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(double { a[i] } - double { b[i] }));
    return largest;
}

} // namespace

TEST(CpuEngine, AFrameAfterStrokesIsTheFrameOfAFreshEngineToTheLastBit)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngine kept(weights, oneThread());
    CpuEngine fresh(weights, oneThread());
    LabelMap labels = painting({ 64, 64 }, 1, 7);
    std::mt19937 random(9);
    for (int stroke = 0; stroke < 60; ++stroke) {
        labels.paintDisc({ static_cast<float>(random() % 64), static_cast<float>(random() % 64) },
            static_cast<float>(random() % 9), static_cast<ClassId>(random() % 7));
        const auto incremental = Frame(kept).of(labels);
        if (stroke % 6 != 0)
            continue;
        fresh.forget();
        ASSERT_EQ(incremental, Frame(fresh).of(labels)) << "after stroke " << stroke;
    }
}

TEST(CpuEngine, AMapThatDoesNotFitTheBudgetGivesTheSameBits)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngineOptions tight = oneThread();
    tight.planBytes = 1;
    CpuEngine roomy(weights, oneThread());
    CpuEngine dense(weights, tight);
    const LabelMap labels = specks({ 64, 64 }, 4, 7);

    EXPECT_EQ(Frame(dense).of(labels), Frame(roomy).of(labels));
}

TEST(CpuEngine, InstanceNormGivesTheSameBitsDenseOrNot)
{
    NetworkOptions options = smallOptions();
    options.spadeNorm = SpadeNorm::Instance;
    const auto weights = randomNetworkWeights(options, 3);
    CpuEngineOptions tight = oneThread();
    tight.planBytes = 1;
    CpuEngine roomy(weights, oneThread());
    CpuEngine dense(weights, tight);
    const LabelMap labels = specks({ 64, 64 }, 4, 7);

    EXPECT_EQ(Frame(dense).of(labels), Frame(roomy).of(labels));
}

TEST(CpuEngine, OneDnnsConvolutionsGiveTheSamePictureDenseOrNot)
{
    for (const SpadeNorm norm : { SpadeNorm::Batch, SpadeNorm::Instance }) {
        NetworkOptions options = smallOptions();
        options.spadeNorm = norm;
        const auto weights = randomNetworkWeights(options, 3);
        CpuEngineOptions other = oneThread();
        other.convolutions = ConvolutionMaker::OneDnn;
        CpuEngineOptions own = oneThread();
        own.convolutions = ConvolutionMaker::Own;
        CpuEngineOptions tight = other;
        tight.planBytes = 1;
        CpuEngine ours(weights, own);
        CpuEngine theirs(weights, other);
        CpuEngine dense(weights, tight);
        const LabelMap labels = painting({ 64, 64 }, 4, 7);

        EXPECT_LT(largestDifference(Frame(ours).of(labels), Frame(theirs).of(labels)), 1e-4);
        EXPECT_EQ(Frame(dense).of(labels), Frame(theirs).of(labels));
    }
}

TEST(CpuEngine, TheNumberOfThreadsChangesNothingVisible)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngineOptions two = oneThread();
    two.threads = 2;
    CpuEngine one(weights, oneThread());
    CpuEngine both(weights, two);
    const LabelMap labels = painting({ 64, 64 }, 2, 7);

    EXPECT_LT(largestDifference(Frame(one).of(labels), Frame(both).of(labels)), 1e-5);
}

TEST(CpuEngine, StyleAndSizeMayChangeBetweenFrames)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngine kept(weights, oneThread());
    CpuEngine fresh(weights, oneThread());
    const LabelMap square = painting({ 64, 64 }, 1, 7);
    const LabelMap wide = painting({ 128, 96 }, 2, 7);
    static_cast<void>(Frame(kept).of(square, 1));
    static_cast<void>(Frame(kept).of(wide, 1));
    static_cast<void>(Frame(kept).of(wide, 2));

    EXPECT_EQ(Frame(kept).of(square, 2), Frame(fresh).of(square, 2));
    EXPECT_GT(largestDifference(Frame(kept).of(square, 1), Frame(kept).of(square, 2)), 1e-3);
}

TEST(CpuEngine, AFrameThatWasGivenUpLeavesTheNextOneWhole)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngine kept(weights, oneThread());
    CpuEngine fresh(weights, oneThread());
    const LabelMap labels = painting({ 64, 64 }, 1, 7);
    std::vector<float> planes(3U * 64 * 64);
    const auto z = randomStyle(1, 6).mu;
    std::stop_source stop;
    stop.request_stop();

    EXPECT_FALSE(kept.render(labels, {}, z, planes, stop.get_token()));
    EXPECT_EQ(Frame(kept).of(labels), Frame(fresh).of(labels));
}

TEST(CpuEngine, ALabelWithoutAChannelIsNamedAndTheNextFrameIsWhole)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngine engine(weights, oneThread());
    const LabelMap good = painting({ 64, 64 }, 1, 7);
    const auto before = Frame(engine).of(good);
    LabelMap bad = good;
    bad.set(3, 5, 200);
    std::vector<float> planes(3U * 64 * 64);
    const auto z = randomStyle(1, 6).mu;
    try {
        static_cast<void>(engine.render(bad, {}, z, planes, {}));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("200 at x 3, y 5"), std::string::npos)
            << error.what();
    }
    EXPECT_EQ(Frame(engine).of(good), before);
}

TEST(CpuEngine, SaysHowLongItsPartsTook)
{
    const auto weights = randomNetworkWeights(smallOptions(), 3);
    CpuEngine engine(weights, oneThread());
    static_cast<void>(Frame(engine).of(painting({ 64, 64 }, 1, 7)));

    ASSERT_EQ(engine.stages().size(), 3U + 7 + 1);
    EXPECT_EQ(engine.stages().front().name, "plan");
    EXPECT_EQ(engine.stages().back().name, "conv_img");
}

TEST(CpuEngine, WithoutAnEncoderItSaysSo)
{
    EXPECT_FALSE(CpuEngine(randomNetworkWeights(smallOptions(), 3), oneThread()).hasEncoder());
}

} // namespace pleinair
