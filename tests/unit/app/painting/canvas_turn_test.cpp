#include "app/painting/canvas_turn.h"

#include "app/painting/fragment.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

LabelMap noise(Size size)
{
    Dice dice(7);
    LabelMap map(size, 0);
    for (ClassId& id : map.labels())
        id = static_cast<ClassId>(dice.roll(256));
    return map;
}

TEST(CanvasTurn, IsThatOfEveryPixelForItself)
{
    for (const Size size : { Size { 1, 1 }, Size { 7, 3 }, Size { 8, 8 }, Size { 9, 17 },
             Size { 64, 8 }, Size { 71, 130 }, Size { 200, 65 } }) {
        const LabelMap map = noise(size);
        const Fragment fragment { Rect::of(size), map };

        EXPECT_EQ(turned(map, CanvasTurn::FlipHorizontally), mirroredHorizontally(fragment).labels);
        EXPECT_EQ(turned(map, CanvasTurn::FlipVertically), mirroredVertically(fragment).labels);
        EXPECT_EQ(turned(map, CanvasTurn::TurnRight), turnedRight(fragment).labels);
        EXPECT_EQ(turned(map, CanvasTurn::TurnLeft), turnedLeft(fragment).labels);
    }
}

TEST(CanvasTurn, IsTakenBackByItsInverse)
{
    const LabelMap map = noise({ 45, 90 });
    for (const CanvasTurn turn : { CanvasTurn::FlipHorizontally, CanvasTurn::FlipVertically,
             CanvasTurn::TurnLeft, CanvasTurn::TurnRight }) {
        EXPECT_EQ(turned(map, turn).size(), turnedSize(map.size(), turn));
        EXPECT_EQ(turned(turned(map, turn), inverseOf(turn)), map);
    }
}

} // namespace
} // namespace pleinair
