#include "model/render/load_renderer.h"
#include "tests/support/tiny_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>

namespace pleinair {

namespace {

struct Variant {
    std::string name;
    NetworkOptions options;
    Size size;
};

NetworkOptions network(int classes, int width)
{
    NetworkOptions options;
    options.labelNc = classes;
    options.ngf = width;
    options.nhidden = 20;
    options.cropSize = 64;
    return options;
}

std::vector<Variant> variants()
{
    std::vector<Variant> all;
    const auto add = [&](const std::string& name, Size size, auto change) {
        NetworkOptions options = network(6, 4);
        change(options);
        all.push_back({ name, options, size });
    };
    add("LabelStem", { 64, 64 }, [](NetworkOptions&) {});
    add("Latent", { 64, 64 }, [](NetworkOptions& o) { o.useVae = true, o.zDim = 9; });
    add("LatentOnAnotherGrid", { 96, 64 }, [](NetworkOptions& o) { o.useVae = true, o.zDim = 9; });
    add("OddChannels", { 64, 96 }, [](NetworkOptions& o) { o.ngf = 3; });
    add("WideKernel", { 64, 64 }, [](NetworkOptions& o) { o.spadeKernel = 5; });
    add("InstanceNorm", { 64, 64 }, [](NetworkOptions& o) { o.spadeNorm = SpadeNorm::Instance; });
    add("Edges", { 64, 64 }, [](NetworkOptions& o) { o.noInstance = false; });
    add("DontCareAndEdges", { 64, 64 },
        [](NetworkOptions& o) { o.noInstance = false, o.containDontcareLabel = true; });
    add("More", { 128, 64 },
        [](NetworkOptions& o) { o.numUpsamplingLayers = UpsamplingLayers::More; });
    add("Most", { 128, 128 },
        [](NetworkOptions& o) { o.numUpsamplingLayers = UpsamplingLayers::Most; });
    add("ManyClasses", { 64, 64 }, [](NetworkOptions& o) { o.labelNc = 184; });
    return all;
}

RenderRequest request(const Variant& variant)
{
    std::mt19937 random(5);
    RenderRequest made;
    made.labels = LabelMap(variant.size, 0);
    for (int i = 0; i < 10; ++i)
        made.labels.paintDisc({ static_cast<float>(random() % variant.size.width),
                                  static_cast<float>(random() % variant.size.height) },
            static_cast<float>(random() % 30),
            static_cast<ClassId>(random() % variant.options.labelNc));
    if (variant.options.containDontcareLabel)
        made.labels.paintDisc({ 20, 20 }, 6, kUnknownClass);
    if (!variant.options.noInstance)
        made.edges = labelEdges(made.labels);
    if (variant.options.useVae)
        made.style = randomStyle(4, variant.options.zDim);
    return made;
}

std::unique_ptr<Renderer> renderer(const NetworkWeights& weights, const std::string& engine)
{
    return makeRenderer(weights, { .device = "cpu", .threads = 1, .engine = engine });
}

class CpuAgainstTorch : public testing::TestWithParam<Variant> { };

} // namespace

TEST_P(CpuAgainstTorch, TheSamePictureToTheStep)
{
    const auto weights = randomNetworkWeights(GetParam().options, 2);
    const RenderRequest asked = request(GetParam());
    const auto actual = renderer(weights, "pleinair")->renderRaw(asked, {});
    const auto expected = renderer(weights, "torch")->renderRaw(asked, {});
    ASSERT_TRUE(actual && expected);
    float difference = 0;
    float range = 0;
    for (std::size_t i = 0; i < expected->planes.size(); ++i) {
        difference = std::max(difference, std::abs(actual->planes[i] - expected->planes[i]));
        range = std::max(range, std::abs(expected->planes[i] - expected->planes[0]));
    }
    EXPECT_GT(range, 0.05F) << "a picture without contents proves nothing";
    EXPECT_LT(difference, 1e-4F);
    const Image steps = toImage(*actual);
    const Image reference = toImage(*expected);
    for (std::size_t i = 0; i < reference.rgb.size(); ++i)
        ASSERT_LE(std::abs(steps.rgb[i] - reference.rgb[i]), 1);
}

INSTANTIATE_TEST_SUITE_P(Networks, CpuAgainstTorch, testing::ValuesIn(variants()),
    [](const auto& test) { return test.param.name; });

TEST(CpuEncoderAgainstTorch, TheSameStyleOfAPhotographOfAnySize)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "pleinair-cpu-encoder";
    const auto weights = readNetworkWeights(writeTinyModel(folder));
    const auto live = renderer(weights, "pleinair");
    const auto torch = renderer(weights, "torch");
    for (const Size size : { Size { 256, 256 }, Size { 300, 190 }, Size { 40, 512 } }) {
        Image photograph { size,
            std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()) * 3) };
        for (std::size_t i = 0; i < photograph.rgb.size(); ++i)
            photograph.rgb[i] = static_cast<std::uint8_t>((i * 7 + i / 900) % 251);
        const StyleVector actual = live->encode(photograph);
        const StyleVector expected = torch->encode(photograph);
        ASSERT_EQ(actual.mu.size(), expected.mu.size());
        for (std::size_t i = 0; i < actual.mu.size(); ++i) {
            EXPECT_NEAR(actual.mu[i], expected.mu[i], 1e-3F * (1 + std::abs(expected.mu[i])));
            EXPECT_NEAR(
                actual.logvar[i], expected.logvar[i], 1e-3F * (1 + std::abs(expected.logvar[i])));
        }
    }
    std::filesystem::remove_all(folder);
}

} // namespace pleinair
