#include "model/cuda/kernel_bodies.h"

#include "model/nn/torch_api.h"
#include "tests/unit/model/cuda/host_backend.h"
#include "tests/unit/model/cuda/kernel_twins.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pleinair {

namespace {

class KernelBodies : public testing::TestWithParam<ElementType> {
protected:
    HostBackend m_backend { GetParam() };
};

std::string typeName(const testing::TestParamInfo<ElementType>& info)
{
    switch (info.param) {
    case ElementType::Float:
        return "Float";
    case ElementType::BFloat16:
        return "BFloat16";
    case ElementType::Half:
        return "Half";
    }
    return "";
}

/// Every float of a coarse walk over all exponents, and the values around which rounding turns.
torch::Tensor manyFloats()
{
    std::vector<float> values;
    for (std::uint64_t bits = 0; bits < std::uint64_t { 1 } << 32U; bits += 40009) {
        const float value = floatFromBits(static_cast<std::uint32_t>(bits));
        if (!std::isnan(value))
            values.push_back(value);
    }
    for (const float value : { 1 + 0x1p-8F, 1 + 0x3p-8F, 1 + 0x1p-11F, 1 + 0x3p-11F, 0x1p-24F,
             0x1p-25F, 0x3p-25F, 0x1.ffcp-15F, 0x1.fffp-15F, 65504.0F, 65519.0F })
        values.push_back(value);
    return torch::tensor(values);
}

template <typename Short>
torch::Tensor roundTrip(const torch::Tensor& values)
{
    torch::Tensor rounded = torch::empty_like(values);
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        Short narrow;
        assign(narrow, values.data_ptr<float>()[i]);
        rounded.data_ptr<float>()[i] = toFloat(narrow);
    }
    return rounded;
}

} // namespace

TEST(ElementTypes, RoundToBFloat16AsTorchDoes)
{
    const torch::Tensor values = manyFloats();

    EXPECT_TRUE(torch::equal(
        roundTrip<BFloat16Bits>(values), values.to(torch::kBFloat16).to(torch::kFloat)));
}

TEST(ElementTypes, RoundToHalfAsTorchDoesAndSaturate)
{
    const torch::Tensor values = manyFloats();

    EXPECT_TRUE(torch::equal(roundTrip<HalfBits>(values),
        values.clamp(-65504, 65504).to(torch::kHalf).to(torch::kFloat)));
}

TEST(ElementTypes, WhatIsNotANumberStaysSo)
{
    const torch::Tensor nan = torch::full({ 1 }, std::numeric_limits<float>::quiet_NaN());

    EXPECT_TRUE(std::isnan(roundTrip<BFloat16Bits>(nan).item<float>()));
    EXPECT_TRUE(std::isnan(roundTrip<HalfBits>(nan).item<float>()));
}

TEST_P(KernelBodies, SumTableIsItsTwin)
{
    expectSumTableIsItsTwin(m_backend);
}
TEST_P(KernelBodies, GatherIsItsTwin)
{
    expectGatherIsItsTwin(m_backend);
}
TEST_P(KernelBodies, StoreRowsIsItsTwin)
{
    expectStoreRowsIsItsTwin(m_backend);
}
TEST_P(KernelBodies, PlaceIdsIsItsTwin)
{
    expectPlaceIdsIsItsTwin(m_backend);
}
TEST_P(KernelBodies, ModulateIsItsTwin)
{
    expectModulateIsItsTwin(m_backend);
}
TEST_P(KernelBodies, ModulatedStripesAreTheWhole)
{
    expectModulatedStripesAreTheWhole(m_backend);
}
TEST_P(KernelBodies, MomentsAreTheirTwin)
{
    expectMomentsAreTheirTwin(m_backend);
}
TEST_P(KernelBodies, AddShortcutIsItsTwin)
{
    expectAddShortcutIsItsTwin(m_backend);
}
TEST_P(KernelBodies, HeadIsItsTwin)
{
    expectHeadIsItsTwin(m_backend);
}

INSTANTIATE_TEST_SUITE_P(Every, KernelBodies,
    testing::Values(ElementType::Float, ElementType::BFloat16, ElementType::Half), typeName);

TEST(KernelTwins, AModulationOfZerosIsPlainNormalization)
{
    torch::manual_seed(1);
    const torch::Tensor x = torch::randn({ 4, 6, 8 }) * 3 + 2;
    const torch::Tensor zeros = torch::zeros({ 1, 8 });
    const torch::Tensor moments = momentsTwin(x.view({ -1, 8 }), 0);

    const torch::Tensor y = modulateTwin(
        x, zeros, zeros, torch::zeros({ 4, 6 }, torch::kInt), moments[0], moments[1], 1);

    const torch::Tensor again = momentsTwin(y.view({ -1, 8 }), 0);
    EXPECT_TRUE(torch::allclose(again[0], torch::zeros({ 8 }), 0, 1e-5));
    EXPECT_TRUE(torch::allclose(again[1], torch::ones({ 8 }), 0, 1e-5));
}

TEST(KernelTwins, SumsOverATableAreAConvolutionOfOneHotLabels)
{
    torch::manual_seed(1);
    const torch::Tensor labels = torch::randint(4, { 9 }, torch::kShort);
    const torch::Tensor weight = torch::randn({ 16, 4, 3, 3 });
    const torch::Tensor oneHot =
        torch::one_hot(labels.to(torch::kLong), 4).t().view({ 1, 4, 3, 3 }).to(torch::kFloat);

    const torch::Tensor sum = sumTableTwin(labels.view({ 1, 9 }),
        weight.permute({ 2, 3, 1, 0 }).flatten(0, 1), torch::zeros({ 16 }), false);

    EXPECT_TRUE(
        torch::allclose(sum.flatten(), torch::conv2d(oneHot, weight).flatten(), 1e-5, 1e-5));
}

TEST(RunningMoments, MergingPiecesIsOneSum)
{
    RunningMoments whole {};
    RunningMoments left {};
    RunningMoments right {};
    for (int i = 0; i < 10; ++i) {
        const auto value = static_cast<float>(i * i);
        whole.add(value, static_cast<float>(i + 1), 1.0F / static_cast<float>(i + 1));
        RunningMoments& half = i < 3 ? left : right;
        half.add(value, half.count + 1, 1 / (half.count + 1));
    }

    left.merge(right);
    left.merge(RunningMoments {});

    EXPECT_FLOAT_EQ(left.count, whole.count);
    EXPECT_FLOAT_EQ(left.mean, whole.mean);
    EXPECT_FLOAT_EQ(left.squares, whole.squares);
}

} // namespace pleinair
