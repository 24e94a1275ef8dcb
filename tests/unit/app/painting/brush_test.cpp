#include "app/painting/brush.h"

#include "app/painting/stroke.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace pleinair {
namespace {

constexpr Rect kCanvas { 0, 0, 64, 64 };
using Pixels = std::set<std::pair<int, int>>;

Pixels pixelsOf(const Spans& spans)
{
    Pixels pixels;
    for (const Span& span : spans) {
        for (int x = span.left; x < span.right; ++x)
            pixels.emplace(x, span.y);
    }
    return pixels;
}

bool isConnected(const Pixels& pixels)
{
    Pixels left = pixels;
    std::vector<std::pair<int, int>> open { *pixels.begin() };
    left.erase(open.front());
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                if (left.erase({ x + dx, y + dy }))
                    open.emplace_back(x + dx, y + dy);
            }
        }
    }
    return left.empty();
}

double distanceToSegment(Point place, Point from, Point to)
{
    const double wayX = to.x - from.x;
    const double wayY = to.y - from.y;
    const double dx = place.x - from.x;
    const double dy = place.y - from.y;
    const double t = std::clamp((dx * wayX + dy * wayY) / (wayX * wayX + wayY * wayY), 0.0, 1.0);
    return std::hypot(dx - t * wayX, dy - t * wayY);
}

TEST(Brush, PressureScalesTheSizeWhereItShall)
{
    Brush brush { BrushShape::Round, 40, true };

    EXPECT_EQ(brush.sizeAt(0.5F), 20);
    EXPECT_EQ(brush.sizeAt(0), Brush::kMinSizePx);
    EXPECT_EQ(brush.sizeAt(7), 40);
    brush.pressureScalesSize = false;
    EXPECT_EQ(brush.sizeAt(0.5F), 40);
    brush.sizePx = 1e9F;
    EXPECT_EQ(brush.sizeAt(1), Brush::kMaxSizePx);
}

TEST(Brush, ShapeNamesReadBack)
{
    for (const BrushShape shape : { BrushShape::Round, BrushShape::Square, BrushShape::Diamond })
        EXPECT_EQ(brushShapeFrom(nameOf(shape)), shape);
    EXPECT_EQ(brushShapeFrom("star"), std::nullopt);
}

TEST(Brush, TheSmallestDabPaintsWhereverItFalls)
{
    for (const BrushShape shape : { BrushShape::Round, BrushShape::Square, BrushShape::Diamond }) {
        for (const float offset : { 0.0F, 0.3F, 0.5F, 0.9F }) {
            Spans spans;
            appendDab(spans, shape, { 10 + offset, 20 + offset }, 1, kCanvas);

            EXPECT_EQ(pixelsOf(spans).size(), 1U) << nameOf(shape) << " " << offset;
        }
    }
}

TEST(Brush, ADabHasItsShape)
{
    Spans square;
    appendDab(square, BrushShape::Square, { 30.5F, 30.5F }, 10, kCanvas);
    Spans round;
    appendDab(round, BrushShape::Round, { 30.5F, 30.5F }, 10, kCanvas);
    Spans diamond;
    appendDab(diamond, BrushShape::Diamond, { 30.5F, 30.5F }, 10, kCanvas);

    EXPECT_EQ(pixelsOf(square).size(), 100U);
    EXPECT_NEAR(static_cast<double>(pixelsOf(round).size()), 78.5, 5);
    EXPECT_NEAR(static_cast<double>(pixelsOf(diamond).size()), 50, 12);
}

TEST(Brush, SweepsHaveNoGapsWhateverTheDistance)
{
    Dice dice(1);
    for (int i = 0; i < 200; ++i) {
        const auto shape = static_cast<BrushShape>(dice.roll(3));
        const Point from { dice.between(0, 63), dice.between(0, 63) };
        const Point to { dice.between(0, 63), dice.between(0, 63) };
        Spans spans;
        appendSweep(spans, shape, from, dice.between(1, 12), to, dice.between(1, 12), kCanvas);

        EXPECT_TRUE(isConnected(pixelsOf(spans))) << nameOf(shape) << " " << i;
    }
}

TEST(Brush, TheThinnestLineHasNoGapsBetweenHalfPixels)
{
    for (int slope = -20; slope <= 20; ++slope) {
        Spans spans;
        appendSweep(spans, BrushShape::Round, { 2.5F, 30.5F }, 1,
            { 52.5F, 30.5F + static_cast<float>(slope) }, 1, kCanvas);

        EXPECT_TRUE(isConnected(pixelsOf(spans))) << slope;
    }
}

TEST(Brush, ARoundSweepIsTheAreaWithinItsRadius)
{
    const Point from { 12, 15 };
    const Point to { 50, 44 };
    constexpr double kRadius = 9;
    Spans spans;
    appendSweep(spans, BrushShape::Round, from, 2 * kRadius, to, 2 * kRadius, kCanvas);
    const Pixels pixels = pixelsOf(spans);

    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const double distance =
                distanceToSegment({ static_cast<float>(x), static_cast<float>(y) }, from, to);
            const bool isPainted = pixels.contains({ x, y });
            EXPECT_TRUE(isPainted ? distance <= kRadius + 0.01 : distance >= kRadius - 0.26)
                << x << ", " << y << ": " << distance;
        }
    }
}

TEST(Brush, SweepsFromFarOutsideEndAtOnce)
{
    Spans spans;
    appendSweep(spans, BrushShape::Round, { -1e8F, 30 }, 1, { 1e8F, 30 }, 1, kCanvas);

    EXPECT_EQ(pixelsOf(spans).size(), 64U);
    EXPECT_LT(spans.size(), 1000U);
}

TEST(Brush, ASoftEdgeThinsOutFromTheCoreToTheBorder)
{
    for (const BrushShape shape : { BrushShape::Round, BrushShape::Square, BrushShape::Diamond }) {
        Document document(fiveClasses(), { 200, 200 }, kSky);
        Brush brush;
        brush.shape = shape;
        brush.sizePx = 120;
        brush.edgePx = 30;
        document.beginEdit();
        Stroke stroke(document, brush, kTree);
        stroke.continueTo({ 100, 100 }, 1);
        (void)document.endEdit();
        const auto shareOfRow = [&document](int left, int right) {
            int painted = 0;
            for (int x = left; x < right; ++x) {
                for (int y = 95; y < 106; ++y)
                    painted += document.labels().at(x, y) == kTree ? 1 : 0;
            }
            return double(painted) / ((right - left) * 11);
        };
        EXPECT_GT(shareOfRow(78, 122), .95) << nameOf(shape);
        EXPECT_LT(shareOfRow(42, 50), .6) << nameOf(shape);
        EXPECT_GT(shareOfRow(42, 70), .05) << nameOf(shape);
        EXPECT_EQ(shareOfRow(0, 38), 0) << nameOf(shape);
        for (const ClassId id : document.labels().labels())
            ASSERT_TRUE(id == kSky || id == kTree);
    }
}

TEST(Brush, SweepsToNoPlacePaintNothing)
{
    Spans spans;
    appendSweep(spans, BrushShape::Square, { 5, 5 }, 4,
        { std::numeric_limits<float>::infinity(), 5 }, 4, kCanvas);

    EXPECT_TRUE(spans.empty());
}

} // namespace
} // namespace pleinair
