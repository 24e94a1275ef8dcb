#include "model/cpu/aligned_buffer.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace pleinair {

TEST(AlignedBuffer, GrowsByZerosAndKeepsWhatItHeld)
{
    AlignedBuffer<float> buffer(3);
    buffer.data()[2] = 7;
    buffer.grow(1U << 20U);

    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64, 0U);
    EXPECT_EQ(buffer.data()[2], 7);
    EXPECT_EQ(buffer.data()[3], 0);
    EXPECT_EQ(buffer.data()[(1U << 20U) - 1], 0);
}

TEST(AlignedBuffer, NeverShrinks)
{
    AlignedBuffer<float> buffer(100);
    const float* before = buffer.data();
    buffer.grow(10);

    EXPECT_EQ(buffer.size(), 100U);
    EXPECT_EQ(buffer.data(), before);
}

} // namespace pleinair
