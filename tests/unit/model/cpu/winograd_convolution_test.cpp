#include "model/cpu/winograd_convolution.h"

#include <gtest/gtest.h>
#include <omp.h>

#include <cmath>
#include <ostream>
#include <random>
#include <vector>

namespace pleinair {

namespace {

struct Layer {
    int in = 1;
    int out = 1;
    Size size;
    int upscale = 1;
    bool accumulates = false;
    float slope = 0.2F;
};

std::ostream& operator<<(std::ostream& out, const Layer& layer)
{
    return out << layer.in << "x" << layer.out << " at " << layer.size.width << "x"
               << layer.size.height << " from 1/" << layer.upscale;
}

/// More than one chunk, odd numbers of blocks and channels, tiles cut off at the border, one tile
/// only, patches (many tiles) and bands (few).
const std::vector<Layer> kLayers { { 24, 40, { 13, 9 } }, { 100, 32, { 12, 16 }, 2 },
    { 64, 16, { 3, 2 } }, { 16, 48, { 70, 66 }, 2, true }, { 130, 33, { 50, 49 }, 1, true, 1.0F },
    { 32, 32, { 64, 64 }, 2 } };

std::vector<float> noise(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random() % 2001) / 1000 - 1;
    return values;
}

class WinogradConvolutionTest : public testing::TestWithParam<VectorIsa> {
protected:
    void SetUp() override
    {
        if (GetParam() > vectorIsa())
            GTEST_SKIP() << "This machine has no " << nameOf(GetParam()) << ".";
    }
};

/// Everything that a layer is made of.
class Sample {
public:
    static constexpr std::size_t kRows = 5;

    Sample(const Layer& ofLayer, int blockChannels)
        : layer(ofLayer)
        , block(blockChannels)
        , inPadded(static_cast<std::size_t>(paddedTo(block, layer.in)))
        , area(static_cast<std::size_t>(layer.size.area()))
        , x(noise(inPadded * area / (layer.upscale * layer.upscale), 1))
        , rows(noise(kRows * inPadded * 2, 2))
        , mean(noise(inPadded, 3))
        , inverse(noise(inPadded, 4))
        , weights(noise(static_cast<std::size_t>(layer.in) * layer.out * 9, 5))
        , bias(noise(static_cast<std::size_t>(layer.out), 6))
    {
        for (std::size_t i = 0; i < area; ++i)
            ids.push_back(static_cast<std::uint32_t>(i * i % kRows));
    }

    [[nodiscard]] ModulationCall source() const
    {
        ModulationCall call;
        call.x = x.data();
        call.width = layer.size.width;
        call.height = layer.size.height;
        call.upscale = layer.upscale;
        call.ids = ids.data();
        call.rows = rows.data();
        call.rowStride = inPadded * 2;
        call.mean = mean.data();
        call.inverseDeviation = inverse.data();
        call.slope = layer.slope;
        return call;
    }

    /// What the convolution reads at a place.
    [[nodiscard]] double modulated(int channel, int row, int column) const
    {
        const int width = layer.size.width / layer.upscale;
        const auto source =
            static_cast<std::size_t>(row / layer.upscale) * width + column / layer.upscale;
        const auto c = static_cast<std::size_t>(channel);
        const double value =
            x[(c / block * (area / (layer.upscale * layer.upscale)) + source) * block + c % block];
        const auto id = ids[static_cast<std::size_t>(row) * layer.size.width + column];
        const float* scale = rows.data() + id * inPadded * 2 + c / block * 2 * block + c % block;
        const double plain = (value - mean[c]) * inverse[c] * scale[0] + scale[block];
        return plain > 0 ? plain : plain * layer.slope;
    }

    [[nodiscard]] double expected(int out, int row, int column) const
    {
        double sum = bias[static_cast<std::size_t>(out)];
        for (int in = 0; in < layer.in; ++in)
            for (int cell = 0; cell < 9; ++cell) {
                const int y = row + cell / 3 - 1;
                const int x0 = column + cell % 3 - 1;
                if (y >= 0 && x0 >= 0 && y < layer.size.height && x0 < layer.size.width)
                    sum += modulated(in, y, x0)
                        * weights[(static_cast<std::size_t>(out) * layer.in + in) * 9 + cell];
            }
        return sum;
    }

    [[nodiscard]] std::vector<float> run(VectorIsa isa, int threads) const
    {
        omp_set_num_threads(threads);
        AlignedBuffer<float> work;
        WinogradConvolution convolution(layer.in, layer.out, layer.accumulates, weights, bias, isa);
        convolution.prepare(layer.size, work);
        std::vector<float> y(area * paddedTo(block, layer.out), 0.5F);
        convolution.run(source(), y.data(), work);
        return y;
    }

    Layer layer;
    int block;
    std::size_t inPadded;
    std::size_t area;
    std::vector<float> x;
    std::vector<float> rows;
    std::vector<float> mean;
    std::vector<float> inverse;
    std::vector<float> weights;
    std::vector<float> bias;
    std::vector<std::uint32_t> ids;
};

} // namespace

TEST_P(WinogradConvolutionTest, ModulatesAndConvolvesAsDefined)
{
    const int block = channelBlock(GetParam());
    for (const Layer& layer : kLayers) {
        SCOPED_TRACE(testing::Message() << layer);
        const Sample sample(layer, block);
        const auto y = sample.run(GetParam(), 1);
        const double tolerance = 1e-5 * std::sqrt(layer.in * 9.0) + 1e-6;
        for (int out = 0; out < layer.out; ++out)
            for (int row = 0; row < layer.size.height; row += row < 5 ? 1 : 7)
                for (int column = 0; column < layer.size.width; ++column) {
                    const auto place =
                        (static_cast<std::size_t>(out / block) * sample.area
                            + static_cast<std::size_t>(row) * layer.size.width + column)
                            * block
                        + out % block;
                    const double before = layer.accumulates ? 0.5 : 0.0;
                    ASSERT_NEAR(y[place], before + sample.expected(out, row, column), tolerance)
                        << out << " " << row << " " << column;
                }
    }
}

TEST_P(WinogradConvolutionTest, TheNumberOfThreadsChangesNoBit)
{
    for (const Layer& layer : kLayers) {
        const Sample sample(layer, channelBlock(GetParam()));
        EXPECT_EQ(sample.run(GetParam(), 1), sample.run(GetParam(), 3)) << layer;
    }
}

TEST_P(WinogradConvolutionTest, GivesItsWeightsBack)
{
    const Sample sample(kLayers.front(), channelBlock(GetParam()));
    const WinogradConvolution convolution(24, 40, false, sample.weights, sample.bias, GetParam());

    EXPECT_EQ(convolution.weights(), sample.weights);
    EXPECT_EQ(convolution.bias(), sample.bias);
}

INSTANTIATE_TEST_SUITE_P(Isa, WinogradConvolutionTest,
    testing::Values(VectorIsa::Sse, VectorIsa::Avx2, VectorIsa::Avx512), [](const auto& test) {
        return test.param == VectorIsa::Sse ? "Sse"
            : test.param == VectorIsa::Avx2 ? "Avx2"
                                            : "Avx512";
    });

} // namespace pleinair
