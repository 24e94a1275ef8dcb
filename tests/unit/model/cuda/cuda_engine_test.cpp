#include "model/base/error.h"
#include "model/cuda/cuda_backend.h"
#include "model/cuda/device_renderer.h"
#include "model/nn/torch_api.h"
#include "tests/unit/model/cuda/device_renderer_cases.h"
#include "tests/unit/model/cuda/host_backend.h"
#include "tests/unit/model/cuda/kernel_twins.h"

#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <gtest/gtest.h>

namespace pleinair {

namespace {

constexpr std::size_t kPlenty = std::size_t { 64 } << 20U;
/// Five times that of the CPU: fp32 on another device, TF32 off.
constexpr float kTolerance = 1e-3F;
constexpr double kShortPsnr = 40;

bool hasDevice()
{
    return c10::cuda::device_count() > 0;
}

std::unique_ptr<CudaBackend> backendOf(ElementType type)
{
    auto backend = std::make_unique<CudaBackend>(0);
    backend->setElementType(type);
    return backend;
}

std::unique_ptr<DeviceRenderer> cudaRenderer(
    const NetworkWeights& weights, ElementType type, std::size_t planBytes = kPlenty)
{
    return std::make_unique<DeviceRenderer>(weights, backendOf(type), planBytes);
}

std::string typeName(ElementType type)
{
    return type == ElementType::Float ? "Float" : type == ElementType::Half ? "Half" : "BFloat16";
}

class CudaKernels : public testing::TestWithParam<ElementType> {
protected:
    void SetUp() override
    {
        if (!hasDevice())
            GTEST_SKIP() << "no CUDA device is here";
        m_backend = backendOf(GetParam());
    }
    std::unique_ptr<CudaBackend> m_backend;
};

class CudaEngineCase : public testing::TestWithParam<DeviceCase> {
protected:
    void SetUp() override
    {
        if (!hasDevice())
            GTEST_SKIP() << "no CUDA device is here";
    }
    NetworkOptions m_options = GetParam().options;
    NetworkWeights m_weights = caseWeights(m_options);
    RenderRequest m_request = caseRequest(m_options, GetParam().size);
};

} // namespace

TEST_P(CudaKernels, SumTableIsItsTwin)
{
    expectSumTableIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, GatherIsItsTwin)
{
    expectGatherIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, StoreRowsIsItsTwin)
{
    expectStoreRowsIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, PlaceIdsIsItsTwin)
{
    expectPlaceIdsIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, ModulateIsItsTwin)
{
    expectModulateIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, ModulatedStripesAreTheWhole)
{
    expectModulatedStripesAreTheWhole(*m_backend);
}
TEST_P(CudaKernels, MomentsAreTheirTwin)
{
    expectMomentsAreTheirTwin(*m_backend);
}
TEST_P(CudaKernels, AddShortcutIsItsTwin)
{
    expectAddShortcutIsItsTwin(*m_backend);
}
TEST_P(CudaKernels, HeadIsItsTwin)
{
    expectHeadIsItsTwin(*m_backend);
}

INSTANTIATE_TEST_SUITE_P(Every, CudaKernels,
    testing::Values(ElementType::Float, ElementType::BFloat16, ElementType::Half),
    [](const auto& given) { return typeName(given.param); });

TEST_P(CudaEngineCase, InFloatItRendersWhatTheModulesRender)
{
    const auto renderer = cudaRenderer(m_weights, ElementType::Float);
    for (std::uint64_t dab = 0; dab < 10; ++dab) {
        const auto image = renderer->renderRaw(m_request, {});
        ASSERT_TRUE(image);
        EXPECT_LT(largestDifference(*image, referencePhotograph(m_weights, m_request)), kTolerance);
        paintDab(m_request, m_options, dab);
    }
}

TEST_P(CudaEngineCase, InShortTypesItStaysClose)
{
    const RawImage reference = referencePhotograph(m_weights, m_request);
    for (const ElementType type : { ElementType::BFloat16, ElementType::Half }) {
        const auto image = cudaRenderer(m_weights, type)->renderRaw(m_request, {});
        ASSERT_TRUE(image);
        EXPECT_GT(psnr(*image, reference), kShortPsnr);
    }
}

TEST_P(CudaEngineCase, AfterManyDabsTheFrameIsThatOfAFreshEngine)
{
    const auto renderer = cudaRenderer(m_weights, ElementType::BFloat16);
    for (std::uint64_t dab = 0; dab < 25; ++dab) {
        paintDab(m_request, m_options, dab);
        static_cast<void>(renderer->render(m_request, {}));
    }

    const auto followed = renderer->renderRaw(m_request, {});
    const auto fresh = cudaRenderer(m_weights, ElementType::BFloat16)->renderRaw(m_request, {});
    EXPECT_LT(largestDifference(*followed, *fresh), 2.0F / 255);
}

TEST_P(CudaEngineCase, StripesAndOtherSizesRenderTheSame)
{
    const auto renderer = cudaRenderer(m_weights, ElementType::Float, /*planBytes=*/1);
    for (std::uint64_t i = 0; i < 400; ++i)
        paintDab(m_request, m_options, 1000 + i);
    const Size native = m_options.nativeSize();
    for (const RenderRequest& request : { m_request, caseRequest(m_options, native), m_request }) {
        const auto image = renderer->renderRaw(request, {});
        ASSERT_TRUE(image);
        EXPECT_LT(largestDifference(*image, referencePhotograph(m_weights, request)), kTolerance);
    }
}

INSTANTIATE_TEST_SUITE_P(Every, CudaEngineCase, testing::ValuesIn(deviceCases()),
    [](const auto& given) { return given.param.name; });

TEST(CudaEngine, RecordsAgainWhenASizeOrATableChanges)
{
    if (!hasDevice())
        GTEST_SKIP() << "no CUDA device is here";
    const DeviceCase given = deviceCases()[1];
    const NetworkWeights weights = caseWeights(given.options);
    const auto renderer = cudaRenderer(weights, ElementType::Float);
    for (const Size size : { Size { 64, 64 }, Size { 160, 128 }, Size { 64, 64 } }) {
        RenderRequest request = caseRequest(given.options, size);
        for (std::uint64_t round = 0; round < 3; ++round) {
            for (std::uint64_t i = 0; i < 100; ++i)
                paintDab(request, given.options, 100 * round + i);
            const auto image = renderer->renderRaw(request, {});
            ASSERT_TRUE(image);
            EXPECT_LT(largestDifference(*image, referencePhotograph(weights, request)), kTolerance);
        }
    }
}

TEST(CudaEngine, ExhaustedMemoryIsAnErrorAndTheNextFrameIsRight)
{
    if (!hasDevice())
        GTEST_SKIP() << "no CUDA device is here";
    const DeviceCase given = deviceCases()[1];
    const NetworkWeights weights = caseWeights(given.options);
    const RenderRequest small = caseRequest(given.options, given.size);
    const RenderRequest large = caseRequest(given.options, { 4096, 4096 });
    const auto renderer = cudaRenderer(weights, ElementType::Float);
    static_cast<void>(renderer->render(small, {}));

    c10::cuda::CUDACachingAllocator::setMemoryFraction(0.001, 0);
    try {
        static_cast<void>(renderer->render(large, {}));
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::OutOfMemory) << error.what();
    }
    c10::cuda::CUDACachingAllocator::setMemoryFraction(1, 0);

    const auto image = renderer->renderRaw(small, {});
    ASSERT_TRUE(image);
    EXPECT_LT(largestDifference(*image, referencePhotograph(weights, small)), kTolerance);
}

TEST(CudaEngine, ADeviceThatIsNotThereIsSaidInWords)
{
    if (!hasDevice())
        GTEST_SKIP() << "no CUDA device is here";
    EXPECT_THROW(CudaBackend(99), Error);
}

} // namespace pleinair
