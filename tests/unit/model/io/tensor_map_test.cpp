#include "model/io/tensor_map.h"

#include "tests/unit/model/io/expect_error.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace pleinair {
namespace {

std::uint16_t bitsOf(float value, DType dtype)
{
    const auto tensor = StoredTensor::fromFloats({ 1 }, std::span(&value, 1), dtype);
    std::uint16_t bits = 0;
    std::memcpy(&bits, tensor.bytes.data(), 2);
    return bits;
}

TEST(StoredTensor, GivesBackItsFloats)
{
    const std::vector<float> values { 0, -1.5F, 3e38F, 1e-40F };

    const auto tensor = StoredTensor::fromFloats({ 2, 2 }, values);

    EXPECT_EQ(tensor.toFloats(), values);
    EXPECT_EQ(tensor.elementCount(), 4);
}

TEST(StoredTensor, EveryHalfSurvivesTheWayThroughFloat)
{
    for (unsigned bits = 0; bits < 65536; ++bits) {
        StoredTensor half { DType::F16, {}, std::vector<std::byte>(2) };
        const auto stored = static_cast<std::uint16_t>(bits);
        std::memcpy(half.bytes.data(), &stored, 2);
        const float value = half.toFloats().front();
        if (!std::isnan(value)) {
            ASSERT_EQ(bitsOf(value, DType::F16), bits) << value;
        }
    }
}

TEST(StoredTensor, RoundsToTheNearestEvenHalf)
{
    EXPECT_EQ(bitsOf(1.0F + 0x1p-11F, DType::F16), 0x3C00); // half way: to even, down
    EXPECT_EQ(bitsOf(1.0F + 3 * 0x1p-11F, DType::F16), 0x3C02); // half way: to even, up
    EXPECT_EQ(bitsOf(65519.0F, DType::F16), 0x7BFF);
    EXPECT_EQ(bitsOf(65520.0F, DType::F16), 0x7C00);
    EXPECT_EQ(bitsOf(0x1p-25F, DType::F16), 0x0000);
    EXPECT_EQ(bitsOf(0x1.8p-25F, DType::F16), 0x0001);
    EXPECT_EQ(bitsOf(-0.0F, DType::F16), 0x8000);
    EXPECT_EQ(bitsOf(1.0F + 0x1p-8F, DType::BF16), 0x3F80);
    EXPECT_EQ(bitsOf(1.0F + 3 * 0x1p-8F, DType::BF16), 0x3F82);
    EXPECT_EQ(bitsOf(std::numeric_limits<float>::max(), DType::BF16), 0x7F80);
    EXPECT_TRUE((bitsOf(std::nanf(""), DType::F16) & 0x3FF) != 0);
}

TEST(StoredTensor, RefusesShapesThatDoNotFit)
{
    const std::vector<float> values { 1, 2, 3 };

    expectError(ErrorKind::InvalidArgument, "[2, 2]", [&] { (void)StoredTensor::fromFloats({ 2, 2 }, values); });
    expectError(ErrorKind::InvalidArgument, "I64", [&] { (void)StoredTensor::fromFloats({ 3 }, values, DType::I64); });
}

TEST(ShapeText, ReadsAsInMessages)
{
    EXPECT_EQ(shapeText({ 512, 1024, 3, 3 }), "[512, 1024, 3, 3]");
    EXPECT_EQ(shapeText({}), "[]");
}

} // namespace
} // namespace pleinair
