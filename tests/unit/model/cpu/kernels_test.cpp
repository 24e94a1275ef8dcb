#include "model/cpu/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace pleinair {

namespace {

std::vector<float> noise(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return uniform(random); });
    return values;
}

std::vector<std::uint32_t> places(std::size_t count, std::uint32_t below, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::uint32_t> values(count);
    std::generate(values.begin(), values.end(), [&] { return random() % below; });
    return values;
}

/// Runs with every set of instructions that this machine may use.
class EveryIsa : public testing::TestWithParam<VectorIsa> {
protected:
    void SetUp() override
    {
        if (GetParam() > vectorIsa())
            GTEST_SKIP() << "this machine has no " << nameOf(GetParam());
    }

    const Kernels& m_kernels = kernelsFor(GetParam() > vectorIsa() ? VectorIsa::Sse : GetParam());
    int m_block = channelBlock(GetParam());
};

std::string nameOfTest(const testing::TestParamInfo<VectorIsa>& test)
{
    return test.param == VectorIsa::Sse ? "Sse" : test.param == VectorIsa::Avx2 ? "Avx2" : "Avx512";
}

} // namespace

TEST_P(EveryIsa, ModulationNormalizesScalesShiftsAndEnlarges)
{
    const int blocks = 2;
    const int width = 6;
    const int height = 4;
    const int rows = 5;
    const int b = m_block;
    const auto stride = static_cast<std::size_t>(blocks) * 4 * b; // Two layers side by side.
    for (const int upscale : { 1, 2 }) {
        const auto x =
            noise(static_cast<std::size_t>(blocks) * width * height / (upscale * upscale) * b, 1);
        const auto table = noise(rows * stride, 2);
        const auto mean = noise(static_cast<std::size_t>(blocks) * b, 3);
        const auto inverse = noise(static_cast<std::size_t>(blocks) * b, 4);
        const auto ids = places(static_cast<std::size_t>(width) * height, rows, 5);
        std::vector<float> y(static_cast<std::size_t>(blocks) * width * height * b);
        ModulationCall call;
        call.x = x.data();
        call.width = width;
        call.height = height;
        call.bottom = height;
        call.upscale = upscale;
        call.blocks = blocks;
        call.ids = ids.data();
        call.rowStride = stride;
        call.y = y.data();
        call.rows = table.data() + stride / 2;
        call.mean = mean.data();
        call.inverseDeviation = inverse.data();
        call.slope = 0.2F;
        for (int block = 0; block < blocks; ++block)
            m_kernels.modulate(call, block);

        for (int block = 0; block < blocks; ++block)
            for (int line = 0; line < height; ++line)
                for (int column = 0; column < width; ++column)
                    for (int lane = 0; lane < b; ++lane) {
                        const auto channel = static_cast<std::size_t>(block) * b + lane;
                        const auto pixel = static_cast<std::size_t>(line) * width + column;
                        const auto source =
                            static_cast<std::size_t>(line / upscale) * (width / upscale)
                            + column / upscale;
                        const float value = x[(block * static_cast<std::size_t>(width) * height
                                                      / (upscale * upscale)
                                                  + source)
                                * b
                            + lane];
                        const float* row = call.rows + ids[pixel] * stride
                            + static_cast<std::size_t>(block) * 2 * b + lane;
                        const float plain =
                            (value - mean[channel]) * inverse[channel] * row[0] + row[b];
                        const auto place =
                            (block * static_cast<std::size_t>(width) * height + pixel) * b + lane;
                        EXPECT_NEAR(y[place], plain > 0 ? plain : 0.2F * plain, 1e-6F);
                    }
    }
}

TEST_P(EveryIsa, HiddenVectorsAreSumsOfTableEntries)
{
    const int cells = 9;
    const int symbols = 4;
    const int width = 2 * m_block;
    const std::vector<std::int16_t> patterns { 0, 1, 2, 3, 0, 1, 2, 3, 0, -1, -1, -1, 1, 1, 1, 2, 2,
        -1 };
    const auto table = noise(static_cast<std::size_t>(cells) * symbols * width, 1);
    const auto bias = noise(static_cast<std::size_t>(width), 2);
    std::vector<float> hidden(static_cast<std::size_t>(2) * width);
    m_kernels.hidden(
        { patterns.data(), 2, cells, symbols, width, table.data(), bias.data(), hidden.data() }, 0,
        2);

    for (std::size_t pattern = 0; pattern < 2; ++pattern)
        for (int channel = 0; channel < width; ++channel) {
            float sum = bias[static_cast<std::size_t>(channel)];
            for (int cell = 0; cell < cells; ++cell) {
                const int symbol = patterns[pattern * cells + cell];
                if (symbol >= 0)
                    sum += table[(static_cast<std::size_t>(cell) * symbols + symbol) * width
                        + channel];
            }
            EXPECT_NEAR(hidden[pattern * width + channel], std::max(sum, 0.0F), 1e-5F);
        }
}

TEST_P(EveryIsa, RowsComeOutTheSameByEitherWayAndInAnyCompany)
{
    const int cells = 9;
    const int width = 2 * m_block;
    const std::size_t hiddenCount = 30;
    const std::size_t rows = 41;
    const auto stride = static_cast<std::size_t>(2) * m_block;
    auto hidden = noise((hiddenCount + 1) * width, 1);
    std::fill(hidden.end() - width, hidden.end(), 0.0F);
    const auto weights = noise(static_cast<std::size_t>(cells) * width * stride, 2);
    const auto bias = noise(stride, 3);
    const auto which = places(rows * cells, hiddenCount + 1, 4);
    std::vector<std::uint32_t> slots(rows);
    for (std::size_t row = 0; row < rows; ++row)
        slots[row] = static_cast<std::uint32_t>(rows - 1 - row);
    std::vector<float> direct(rows * stride);
    std::vector<float> byProducts(rows * stride);
    std::vector<float> alone(rows * stride);
    std::vector<float> products(cells * (hiddenCount + 1) * stride);
    RowCall call { which.data(), slots.data(), rows, hiddenCount, cells, width, hidden.data(),
        weights.data(), bias.data(), products.data(), 1, direct.data(), stride };
    m_kernels.rows(call);
    call.target = byProducts.data();
    m_kernels.rowsByProducts(call);
    for (const int atOnce : { 4, cells }) {
        std::vector<float> again(rows * stride);
        call.productCells = atOnce;
        call.target = again.data();
        m_kernels.rowsByProducts(call);
        EXPECT_EQ(again, byProducts) << atOnce << " cells at once";
    }
    call.target = alone.data();
    call.rows = 1;
    for (std::size_t row = 0; row < rows; ++row) {
        call.cells = which.data() + row * cells;
        call.slots = slots.data() + row;
        m_kernels.rows(call);
    }

    EXPECT_EQ(alone, direct);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < stride; ++column) {
            double sum = bias[column];
            for (int cell = 0; cell < cells; ++cell)
                for (int i = 0; i < width; ++i)
                    sum += double { hidden[which[row * cells + cell] * width + i] }
                        * double { weights[(static_cast<std::size_t>(cell) * width + i) * stride
                            + column] };
            EXPECT_NEAR(direct[slots[row] * stride + column], sum, 1e-4);
            EXPECT_NEAR(byProducts[slots[row] * stride + column], sum, 1e-4);
        }
}

TEST_P(EveryIsa, TheHeadIsATanhOfAConvolution)
{
    const int blocks = 2;
    const int width = 5;
    const int height = 3;
    const auto area = static_cast<std::size_t>(width) * height;
    const auto x = noise(blocks * area * m_block, 1);
    const auto weights = noise(static_cast<std::size_t>(blocks) * 27 * m_block, 2);
    std::vector<float> planes(3 * area);
    HeadCall call { x.data(), width, height, 0, height, blocks, weights.data(),
        { 0.1F, -2.0F, 3.0F }, planes.data() };
    m_kernels.head(call);

    for (int out = 0; out < 3; ++out)
        for (int y = 0; y < height; ++y)
            for (int column = 0; column < width; ++column) {
                double sum = call.bias[out];
                for (int block = 0; block < blocks; ++block)
                    for (int cell = 0; cell < 9; ++cell) {
                        const int row = y + cell / 3 - 1;
                        const int place = column + cell % 3 - 1;
                        if (row < 0 || row >= height || place < 0 || place >= width)
                            continue;
                        for (int lane = 0; lane < m_block; ++lane) {
                            const double value =
                                x[(block * area + static_cast<std::size_t>(row) * width + place)
                                        * m_block
                                    + lane];
                            sum += (value > 0 ? value : 0.2 * value)
                                * weights[((static_cast<std::size_t>(block) * 9 + cell) * 3 + out)
                                        * m_block
                                    + lane];
                        }
                    }
                EXPECT_NEAR(planes[static_cast<std::size_t>(out) * area
                                + static_cast<std::size_t>(y) * width + column],
                    std::tanh(sum), 2e-6);
            }
}

TEST_P(EveryIsa, MomentsAreExactForLargeMeans)
{
    const std::size_t area = 5000;
    std::vector<float> x(area * m_block);
    for (std::size_t pixel = 0; pixel < area; ++pixel)
        for (int lane = 0; lane < m_block; ++lane)
            x[pixel * m_block + lane] =
                1000.0F + (pixel % 2 == 0 ? 0.5F : -0.5F) * static_cast<float>(lane);
    std::vector<float> mean(static_cast<std::size_t>(m_block));
    std::vector<float> variance(mean.size());
    m_kernels.moments(x.data(), area, mean.data(), variance.data());

    for (int lane = 0; lane < m_block; ++lane) {
        EXPECT_NEAR(mean[static_cast<std::size_t>(lane)], 1000.0F, 1e-3F);
        EXPECT_NEAR(variance[static_cast<std::size_t>(lane)],
            0.25F * static_cast<float>(lane * lane), 1e-3F);
    }
}

INSTANTIATE_TEST_SUITE_P(AllInstructions, EveryIsa,
    testing::Values(VectorIsa::Sse, VectorIsa::Avx2, VectorIsa::Avx512), nameOfTest);

} // namespace pleinair
