#include "model/render/load_renderer.h"

#include "model/base/error.h"
#include "tests/support/tiny_model.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {

namespace {

/// A tiny model in a folder of its own, gone with the test.
class LoadRenderer : public testing::Test {
protected:
    LoadRenderer()
        : m_folder(std::filesystem::path(testing::TempDir())
              / (std::string("pleinair-") + testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
    }
    ~LoadRenderer() override { std::filesystem::remove_all(m_folder); }

    ModelDescription model(const TinyModelOptions& options = {}) const
    {
        return writeTinyModel(m_folder, options);
    }

    static RenderRequest request(const ModelDescription& model, Size size = { 64, 32 })
    {
        RenderRequest made;
        made.labels = LabelMap(size, 0);
        made.labels.paintDisc({ 20, 14 }, 9, 2);
        if (!model.styles.empty())
            made.style = model.styles.front().style;
        return made;
    }

    static std::string refusal(Renderer& renderer, const RenderRequest& request)
    {
        try {
            static_cast<void>(renderer.render(request, {}));
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
            return error.what();
        }
        return "nothing was refused";
    }

    std::filesystem::path m_folder;
};

const RendererOptions kCpu { .device = "cpu", .threads = 1, .engine = "torch" };

float largestDifference(const RawImage& a, const RawImage& b)
{
    float largest = 0;
    for (std::size_t i = 0; i < a.planes.size(); ++i)
        largest = std::max(largest, std::abs(a.planes[i] - b.planes[i]));
    return largest;
}

} // namespace

TEST_F(LoadRenderer, RendersTheSizeOfTheLabels)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);

    const auto image = renderer->render(request(tiny, { 96, 64 }), {});

    ASSERT_TRUE(image);
    EXPECT_EQ(image->size, (Size { 96, 64 }));
}

TEST_F(LoadRenderer, ThePhotographFollowsLabelsAndStyle)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    RenderRequest first = request(tiny);
    RenderRequest painted = first;
    painted.labels.paintDisc({ 50, 20 }, 6, 1);
    RenderRequest styled = first;
    styled.style = tiny.styles.back().style;

    const auto plain = renderer->renderRaw(first, {});
    EXPECT_GT(largestDifference(*plain, *renderer->renderRaw(painted, {})), 0.01F);
    EXPECT_GT(largestDifference(*plain, *renderer->renderRaw(styled, {})), 0.01F);
}

TEST_F(LoadRenderer, WhatWasRenderedBeforeLeavesNoTrace)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    RenderRequest other = request(tiny);
    other.labels.paintDisc({ 50, 20 }, 6, 1);
    RenderRequest styled = request(tiny);
    styled.style = tiny.styles.back().style;

    const auto before = renderer->renderRaw(styled, {});
    renderer->renderRaw(other, {});
    renderer->renderRaw(request(tiny), {});
    const auto again = renderer->renderRaw(styled, {});

    EXPECT_EQ(before->planes, again->planes);
}

TEST_F(LoadRenderer, AStopGivesNoPhotograph)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    std::stop_source stop;
    stop.request_stop();

    EXPECT_FALSE(renderer->render(request(tiny), stop.get_token()));
}

TEST_F(LoadRenderer, NamesAnUnknownLabelAndItsPlace)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    RenderRequest wrong = request(tiny);
    wrong.labels.set(40, 3, 17);

    EXPECT_EQ(refusal(*renderer, wrong),
        "The label map has the value 17 at x 40, y 3; the model knows the classes 0 to 3.");
}

TEST_F(LoadRenderer, NamesTheNearestSizesOnTheGrid)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);

    EXPECT_EQ(refusal(*renderer, request(tiny, { 100, 30 })),
        "The model renders photographs whose sides are multiples of 32; width 100: the nearest are "
        "96 and 128; height 30: the nearest is 32.");
}

TEST_F(LoadRenderer, RefusesAStyleOfAnotherLength)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    RenderRequest wrong = request(tiny);
    wrong.style.mu.push_back(0);

    EXPECT_EQ(refusal(*renderer, wrong), "The style has 5 values; the model takes 4.");
}

TEST_F(LoadRenderer, EncodesPhotographs)
{
    const auto tiny = model();
    const auto renderer = loadRenderer(tiny, kCpu);
    Image photograph { { 40, 30 }, std::vector<std::uint8_t>(40 * 30 * 3, 90) };
    photograph.rgb[5] = 255;

    const StyleVector style = renderer->encode(photograph);

    EXPECT_EQ(style.mu.size(), 4U);
    EXPECT_EQ(style.logvar.size(), 4U);
    EXPECT_EQ(style, renderer->encode(photograph));
}

TEST_F(LoadRenderer, AModelWithoutEncoderSaysSo)
{
    const auto tiny = model({ .useVae = false });
    const auto renderer = loadRenderer(tiny, kCpu);

    EXPECT_THROW(static_cast<void>(renderer->encode(Image { { 1, 1 }, { 0, 0, 0 } })), Error);
    EXPECT_TRUE(renderer->render(request(tiny), {}));
}

TEST_F(LoadRenderer, EdgesAndUnknownPlacesReachTheModelsThatHaveThem)
{
    const auto tiny = model({ .useVae = false, .instanceEdges = true, .dontCare = true });
    const auto renderer = loadRenderer(tiny, kCpu);
    RenderRequest plain = request(tiny);
    RenderRequest edged = plain;
    edged.edges = labelEdges(edged.labels);
    RenderRequest holed = plain;
    holed.labels.paintDisc({ 50, 20 }, 6, kUnknownClass);

    const auto first = renderer->renderRaw(plain, {});
    EXPECT_GT(largestDifference(*first, *renderer->renderRaw(edged, {})), 0);
    EXPECT_GT(largestDifference(*first, *renderer->renderRaw(holed, {})), 0);
}

TEST_F(LoadRenderer, Pix2PixHdIsPaintedByLibTorchWhateverTheLabels)
{
    const auto tiny = model({ .netG = GeneratorKind::Pix2PixHd });
    const auto renderer = loadRenderer(tiny, { .device = "cpu", .threads = 1 });
    RenderRequest painted = request(tiny, { 44, 32 });
    painted.labels.paintDisc({ 34, 20 }, 6, 1);

    const auto first = renderer->renderRaw(request(tiny, { 44, 32 }), {});
    EXPECT_NE(renderer->deviceName().find("LibTorch"), std::string::npos) << renderer->deviceName();
    EXPECT_EQ(first->size, (Size { 44, 32 }));
    EXPECT_GT(largestDifference(*first, *renderer->renderRaw(painted, {})), 0);
    EXPECT_EQ(refusal(*renderer, request(tiny, { 4, 32 })),
        "The model renders photographs whose sides are multiples of 4; width 4: the nearest is 8.");
    EXPECT_THROW(static_cast<void>(renderer->encode(Image { { 1, 1 }, { 0, 0, 0 } })), Error);
}

TEST_F(LoadRenderer, TheLiveEngineRefusesPix2PixHdInWords)
{
    const auto tiny = model({ .netG = GeneratorKind::Pix2PixHd });

    try {
        static_cast<void>(
            loadRenderer(tiny, { .device = "cpu", .threads = 1, .engine = "pleinair" }));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("pix2pixhd"), std::string::npos) << error.what();
    }
}

TEST_F(LoadRenderer, ListsWeightsThatDoNotFit)
{
    auto tiny = model();
    tiny.options.ngf = 2;

    try {
        static_cast<void>(loadRenderer(tiny, kCpu));
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        const std::string message = error.what();
        EXPECT_NE(message.find("fc.weight: expected [32, 4], found [16, 4]"), std::string::npos)
            << message;
        EXPECT_NE(message.find("conv_img.weight"), std::string::npos) << message;
    }
}

TEST_F(LoadRenderer, AMissingDeviceIsSaidInWords)
{
    const auto tiny = model();

    EXPECT_THROW(
        static_cast<void>(loadRenderer(tiny, { .device = "abacus", .threads = 1 })), Error);
    EXPECT_NE(loadRenderer(tiny, { .device = "auto", .threads = 1 }), nullptr);
}

TEST_F(LoadRenderer, AnUnknownEngineIsSaidInWords)
{
    const auto tiny = model();

    EXPECT_THROW(static_cast<void>(loadRenderer(tiny, { .engine = "steam" })), Error);
}

TEST_F(LoadRenderer, TheDeviceHasAName)
{
    EXPECT_EQ(loadRenderer(model(), kCpu)->deviceName(), "CPU (LibTorch, 1 thread)");
}

} // namespace pleinair
