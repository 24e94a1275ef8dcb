#include "model/base/geometry.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(Rect, UnitedHoldsBoth)
{
    const Rect left { 2, 3, 4, 5 };
    const Rect right { 10, 1, 2, 2 };

    EXPECT_EQ(left.united(right), (Rect { 2, 1, 10, 7 }));
}

TEST(Rect, AnEmptyOneAddsNothingToAUnion)
{
    const Rect rect { 2, 3, 4, 5 };

    EXPECT_EQ(rect.united({}), rect);
    EXPECT_EQ(Rect {}.united(rect), rect);
}

TEST(Rect, IntersectedIsWhatBothHold)
{
    EXPECT_EQ((Rect { 0, 0, 10, 10 }.intersected({ 5, 6, 10, 10 })), (Rect { 5, 6, 5, 4 }));
}

TEST(Rect, NeighboursDoNotMeet)
{
    EXPECT_TRUE((Rect { 0, 0, 5, 5 }.intersected({ 5, 0, 5, 5 })).isEmpty());
}

TEST(Rect, IsHalfOpen)
{
    const Rect rect { 1, 1, 2, 2 };

    EXPECT_TRUE(rect.contains(1, 1));
    EXPECT_TRUE(rect.contains(2, 2));
    EXPECT_FALSE(rect.contains(3, 2));
}

TEST(Size, AreaDoesNotOverflowAnInt)
{
    EXPECT_EQ((Size { 65536, 65536 }.area()), std::int64_t { 1 } << 32);
    EXPECT_TRUE((Size { 0, 7 }.isEmpty()));
}

} // namespace
} // namespace pleinair
