#include "model/cuda/device_renderer.h"

#include "model/base/error.h"
#include "model/io/model_package.h"
#include "tests/unit/model/cuda/device_renderer_cases.h"
#include "tests/unit/model/cuda/host_backend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace pleinair {

namespace {

constexpr std::size_t kPlenty = std::size_t { 64 } << 20U;
/// Far less than any map's rows: every level gets its least share.
constexpr std::size_t kTooLittle = 1;
/// fp32 sums in another order.
constexpr float kTolerance = 2e-4F;
/// Of random networks a few channels wide, where roundings hardly average out.
constexpr double kBFloat16Psnr = 40;
constexpr double kHalfPsnr = 55;

std::unique_ptr<DeviceRenderer> rendererOf(
    const NetworkWeights& weights, std::size_t planBytes = kPlenty)
{
    return std::make_unique<DeviceRenderer>(weights, std::make_unique<HostBackend>(), planBytes);
}

RawImage photograph(Renderer& renderer, const RenderRequest& request)
{
    auto image = renderer.renderRaw(request, {});
    if (!image)
        throw std::runtime_error("no photograph");
    return *image;
}

/// Noise: nearly every pixel has a pattern of its own.
void makeNoise(RenderRequest& request, const NetworkOptions& options)
{
    for (std::uint64_t i = 0; i < 400; ++i)
        paintDab(request, options, 1000 + i);
}

class DeviceRendererCase : public testing::TestWithParam<DeviceCase> {
protected:
    NetworkOptions m_options = GetParam().options;
    NetworkWeights m_weights = caseWeights(m_options);
    RenderRequest m_request = caseRequest(m_options, GetParam().size);
};

std::string caseName(const testing::TestParamInfo<DeviceCase>& info)
{
    return info.param.name;
}

} // namespace

TEST_P(DeviceRendererCase, RendersWhatTheModulesRender)
{
    const auto renderer = rendererOf(m_weights);

    EXPECT_LT(largestDifference(
                  photograph(*renderer, m_request), referencePhotograph(m_weights, m_request)),
        kTolerance);
}

TEST_P(DeviceRendererCase, AfterManyDabsTheFrameIsThatOfAFreshEngine)
{
    const auto renderer = rendererOf(m_weights);
    for (std::uint64_t dab = 0; dab < 25; ++dab) {
        paintDab(m_request, m_options, dab);
        static_cast<void>(renderer->render(m_request, {}));
    }

    const RawImage followed = photograph(*renderer, m_request);

    EXPECT_EQ(followed.planes, photograph(*rendererOf(m_weights), m_request).planes);
    EXPECT_LT(largestDifference(followed, referencePhotograph(m_weights, m_request)), kTolerance);
}

TEST_P(DeviceRendererCase, AMapWithMorePatternsThanRowsIsRenderedInStripes)
{
    const auto renderer = rendererOf(m_weights, kTooLittle);
    const RenderRequest plain = m_request;
    makeNoise(m_request, m_options);

    EXPECT_LT(largestDifference(
                  photograph(*renderer, m_request), referencePhotograph(m_weights, m_request)),
        kTolerance);
    EXPECT_LT(
        largestDifference(photograph(*renderer, plain), referencePhotograph(m_weights, plain)),
        kTolerance);
}

TEST_P(DeviceRendererCase, ShortElementTypesStayCloseToFloat)
{
    const RawImage reference = referencePhotograph(m_weights, m_request);
    for (const auto& [type, decibels] : { std::pair(ElementType::BFloat16, kBFloat16Psnr),
             std::pair(ElementType::Half, kHalfPsnr) }) {
        DeviceRenderer renderer(m_weights, std::make_unique<HostBackend>(type), kPlenty);
        EXPECT_GT(psnr(photograph(renderer, m_request), reference), decibels);
    }
}

/// loadRenderer() lets no device through whose smallest photograph differs by 0.5.
TEST_P(DeviceRendererCase, ShortElementTypesPassTheCanaryByFar)
{
    const int side = m_options.gridMultiple();
    const RenderRequest canary = caseRequest(m_options, { side, side });
    const RawImage reference = referencePhotograph(m_weights, canary);
    for (const ElementType type : { ElementType::BFloat16, ElementType::Half }) {
        DeviceRenderer renderer(m_weights, std::make_unique<HostBackend>(type), kPlenty);
        EXPECT_LT(largestDifference(photograph(renderer, canary), reference), 0.25F);
    }
}

INSTANTIATE_TEST_SUITE_P(Every, DeviceRendererCase, testing::ValuesIn(deviceCases()), caseName);

namespace {

class DeviceRendererTest : public testing::Test {
protected:
    DeviceRendererTest()
    {
        auto backend = std::make_unique<HostBackend>();
        m_backend = backend.get();
        m_renderer = std::make_unique<DeviceRenderer>(m_weights, std::move(backend), kPlenty);
    }

    DeviceCase m_case = deviceCases()[1];
    NetworkWeights m_weights = caseWeights(m_case.options);
    RenderRequest m_request = caseRequest(m_case.options, m_case.size);
    HostBackend* m_backend = nullptr;
    std::unique_ptr<DeviceRenderer> m_renderer;
};

} // namespace

TEST_F(DeviceRendererTest, BytesAreThoseOfTheRawPhotograph)
{
    EXPECT_EQ(*m_renderer->render(m_request, {}), toImage(photograph(*m_renderer, m_request)));
}

TEST_F(DeviceRendererTest, RecordsOncePerSize)
{
    static_cast<void>(m_renderer->render(m_request, {}));
    paintDab(m_request, m_case.options, 1);
    static_cast<void>(m_renderer->render(m_request, {}));
    EXPECT_EQ(m_backend->recordings(), 1);

    const RenderRequest wider = caseRequest(m_case.options, { 96, 64 });
    const RawImage other = photograph(*m_renderer, wider);
    EXPECT_EQ(m_backend->recordings(), 2);
    EXPECT_LT(largestDifference(other, referencePhotograph(m_weights, wider)), kTolerance);

    EXPECT_LT(largestDifference(
                  photograph(*m_renderer, m_request), referencePhotograph(m_weights, m_request)),
        kTolerance);
}

TEST_F(DeviceRendererTest, RecordsAgainWhenATableGrows)
{
    m_request = caseRequest(m_case.options, { 128, 128 });
    static_cast<void>(m_renderer->render(m_request, {}));
    makeNoise(m_request, m_case.options);

    const RawImage grown = photograph(*m_renderer, m_request);

    EXPECT_GT(m_backend->recordings(), 1);
    EXPECT_LT(largestDifference(grown, referencePhotograph(m_weights, m_request)), kTolerance);
}

TEST_F(DeviceRendererTest, RendersWithoutARecordingWhereThereIsNone)
{
    m_backend->refuseRecording();

    for (std::uint64_t dab = 0; dab < 2; ++dab) {
        paintDab(m_request, m_case.options, dab);
        EXPECT_LT(largestDifference(photograph(*m_renderer, m_request),
                      referencePhotograph(m_weights, m_request)),
            kTolerance);
    }
    EXPECT_EQ(m_backend->recordings(), 1);
}

TEST_F(DeviceRendererTest, FollowsTheStyle)
{
    static_cast<void>(m_renderer->render(m_request, {}));
    m_request.style = randomStyle(9, m_case.options.zDim);

    EXPECT_LT(largestDifference(
                  photograph(*m_renderer, m_request), referencePhotograph(m_weights, m_request)),
        kTolerance);
}

TEST_F(DeviceRendererTest, ExhaustedMemoryIsAnErrorAndLeavesNoTrace)
{
    const RawImage before = photograph(*m_renderer, m_request);
    RenderRequest painted = m_request;
    paintDab(painted, m_case.options, 2);
    m_backend->exhaustMemoryOnce();

    try {
        static_cast<void>(m_renderer->render(painted, {}));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::OutOfMemory) << error.what();
    }
    EXPECT_EQ(photograph(*m_renderer, m_request).planes, before.planes);
}

TEST_F(DeviceRendererTest, AStopGivesNoPhotographAndLosesNothing)
{
    static_cast<void>(m_renderer->render(m_request, {}));
    paintDab(m_request, m_case.options, 3);
    std::stop_source stop;
    stop.request_stop();

    EXPECT_FALSE(m_renderer->render(m_request, stop.get_token()));
    EXPECT_LT(largestDifference(
                  photograph(*m_renderer, m_request), referencePhotograph(m_weights, m_request)),
        kTolerance);
}

TEST_F(DeviceRendererTest, RefusesWhatDoesNotSuitTheModel)
{
    const auto kindOf = [&](const RenderRequest& request) {
        try {
            static_cast<void>(m_renderer->render(request, {}));
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::Training;
    };
    RenderRequest offGrid = m_request;
    offGrid.labels = LabelMap({ 40, 64 }, 0);
    RenderRequest unknown = m_request;
    unknown.labels.set(3, 3, 77);
    RenderRequest longStyle = m_request;
    longStyle.style.mu.push_back(0);

    EXPECT_EQ(kindOf(offGrid), ErrorKind::ModelMismatch);
    EXPECT_EQ(kindOf(unknown), ErrorKind::ModelMismatch);
    EXPECT_EQ(kindOf(longStyle), ErrorKind::ModelMismatch);
    EXPECT_THROW(static_cast<void>(m_renderer->encode({ { 1, 1 }, { 0, 0, 0 } })), Error);
    EXPECT_TRUE(m_renderer->render(m_request, {}));
}

TEST_F(DeviceRendererTest, SaysWhatPlanAndDeviceTook)
{
    static_cast<void>(m_renderer->render(m_request, {}));

    const auto times = m_renderer->lastStageTimes();
    ASSERT_EQ(times.size(), 2U);
    EXPECT_GT(times[1].ms, 0);
}

/// The bar for 16-bit features, as pictures, on the model that comes along.
TEST(DeviceRenderer, OnTheBundledModelShortElementTypesStayWithinTheBar)
{
    const NetworkWeights weights = readNetworkWeights(readModelFolder(PLEINAIR_BUNDLED_MODEL));
    RenderRequest request = caseRequest(weights.options, { 128, 128 });
    for (std::uint64_t dab = 0; dab < 20; ++dab)
        paintDab(request, weights.options, dab);
    const Image reference = toImage(referencePhotograph(weights, request));
    for (const ElementType type : { ElementType::BFloat16, ElementType::Half }) {
        DeviceRenderer renderer(weights, std::make_unique<HostBackend>(type), kPlenty);
        const Image photograph = *renderer.render(request, {});
        double squares = 0;
        std::size_t far = 0;
        for (std::size_t i = 0; i < photograph.rgb.size(); ++i) {
            const int apart = std::abs(photograph.rgb[i] - reference.rgb[i]);
            squares += apart * apart;
            far += apart > 3 ? 1 : 0;
        }
        const auto count = static_cast<double>(photograph.rgb.size());
        EXPECT_GE(10 * std::log10(255 * 255 * count / squares), 45);
        EXPECT_LE(static_cast<double>(far), 0.001 * count);
    }
}

} // namespace pleinair
