// However a painting came about, its photograph is the one that a fresh engine makes of it, to the
// last bit, and the one that LibTorch makes, to one step of 255.
#include "tests/strokes/random_painter.h"

#include "model/io/network_weights.h"
#include "model/render/load_renderer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ostream>
#include <string>
#include <vector>

namespace pleinair {
namespace {

constexpr int kStrokes = 500;
/// Frames of the incremental engine, and how many of those are made by the others as well.
constexpr int kStrokesAFrame = 5;
constexpr int kStrokesAFreshEngine = 25;
constexpr int kStrokesALibTorch = 50;
constexpr int kClasses = 7;
constexpr int kStep = 1;

struct Variant {
    std::string name;
    NetworkOptions options;
    Size size { 64, 96 };
    int planMemoryMiB = 96;
    /// Threads of the incremental and the fresh engine.
    int threads = 1;
};

void PrintTo(const Variant& variant, std::ostream* out)
{
    *out << variant.name;
}

Variant variant(const std::string& name, void (*change)(Variant&) = [](Variant&) { })
{
    Variant made { .name = name, .options = {} };
    made.options.labelNc = kClasses;
    made.options.ngf = 16;
    made.options.nhidden = 12;
    made.options.zDim = 8;
    made.options.cropSize = 64;
    change(made);
    return made;
}

std::vector<Variant> variants()
{
    return {
        variant("LabelStem"),
        variant("Latent", [](Variant& v) { v.options.useVae = true; }),
        variant("WideKernel", [](Variant& v) { v.options.spadeKernel = 5; }),
        variant("BatchNorm", [](Variant& v) { v.options.spadeNorm = SpadeNorm::Batch; }),
        variant("InstanceNorm", [](Variant& v) { v.options.spadeNorm = SpadeNorm::Instance; }),
        variant("Edges", [](Variant& v) { v.options.noInstance = false; }),
        variant("WideKernelEdgesInstanceNorm",
            [](Variant& v) {
                v.options.spadeKernel = 5;
                v.options.noInstance = false;
                v.options.spadeNorm = SpadeNorm::Instance;
                v.options.useVae = true;
            }),
        variant("More",
            [](Variant& v) {
                v.options.numUpsamplingLayers = UpsamplingLayers::More;
                v.size = { 64, 128 };
            }),
        variant("Most",
            [](Variant& v) {
                v.options.numUpsamplingLayers = UpsamplingLayers::Most;
                v.size = { 128, 128 };
            }),
        variant("LittleMemory", [](Variant& v) { v.planMemoryMiB = 1; }),
        variant("TwoThreads", [](Variant& v) { v.threads = 2; }),
    };
}

class Strokes : public testing::TestWithParam<Variant> {
protected:
    [[nodiscard]] std::unique_ptr<Renderer> engine(const std::string& name) const
    {
        return makeRenderer(m_weights,
            { .device = "cpu",
                .threads = GetParam().threads,
                .engine = name,
                .planMemoryMiB = GetParam().planMemoryMiB });
    }

    /// The painting as a session asks for its photograph; the style changes now and then.
    [[nodiscard]] RenderRequest request(const Document& document, int stroke) const
    {
        RenderRequest request;
        request.labels = document.labels().resizedNearest(GetParam().size);
        if (!GetParam().options.noInstance)
            request.edges = labelEdges(request.labels);
        if (GetParam().options.useVae)
            request.style = randomStyle(static_cast<std::uint64_t>(stroke / 60), GetParam().options.zDim);
        return request;
    }

    const NetworkWeights m_weights = randomNetworkWeights(GetParam().options, 11);
};

int largestStep(const Image& a, const Image& b)
{
    int largest = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        largest = std::max(largest, std::abs(a.rgb[i] - b.rgb[i]));
    return largest;
}

TEST_P(Strokes, LeaveNoTraceInTheEngine)
{
    Document document(ClassTable::numbered(kClasses), { 150, 110 }, 0);
    RandomPainter painter(document, 77);
    const auto incremental = engine("pleinair");
    const auto torch = engine("torch");
    std::vector<float> before;
    int changes = 0;

    for (int stroke = 1; stroke <= kStrokes; ++stroke) {
        painter.paintStroke();
        if (stroke % kStrokesAFrame != 0)
            continue;
        const RenderRequest asked = request(document, stroke);
        const auto frame = incremental->renderRaw(asked, {});
        ASSERT_TRUE(frame);
        changes += frame->planes != before ? 1 : 0;
        before = frame->planes;
        if (stroke % kStrokesAFreshEngine == 0) {
            ASSERT_EQ(frame->planes, engine("pleinair")->renderRaw(asked, {})->planes)
                << "a fresh engine makes another picture after stroke " << stroke;
        }
        if (stroke % kStrokesALibTorch == 0) {
            ASSERT_LE(largestStep(toImage(*frame), torch->render(asked, {}).value()), kStep)
                << "LibTorch makes another picture after stroke " << stroke;
        }
    }
    EXPECT_GT(changes, kStrokes / kStrokesAFrame / 2) << "strokes that change nothing prove nothing";
    EXPECT_EQ(painter.strokes().size(), allToolKinds().size()) << "every tool has painted";
}

INSTANTIATE_TEST_SUITE_P(Random, Strokes, testing::ValuesIn(variants()),
    [](const testing::TestParamInfo<Variant>& variant) { return variant.param.name; });

} // namespace
} // namespace pleinair
