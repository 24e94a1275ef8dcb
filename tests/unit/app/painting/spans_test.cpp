#include "app/painting/spans.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>

namespace pleinair {
namespace {

constexpr Rect kCanvas { 0, 0, 20, 20 };

std::int64_t pixelsIn(const Spans& spans)
{
    std::int64_t count = 0;
    for (const Span& span : spans)
        count += span.right - span.left;
    return count;
}

TEST(Spans, ABoxOfOnePixelHoldsOnePixelWhereverItLies)
{
    for (const float offset : { 0.0F, 0.25F, 0.5F, 0.75F }) {
        Spans spans;
        appendBox(spans, { 4 + offset, 4 + offset }, { 5 + offset, 5 + offset }, kCanvas);

        EXPECT_EQ(pixelsIn(spans), 1) << offset;
    }
}

TEST(Spans, AnEllipseHoldsTheCentresWithinItsRadii)
{
    Spans spans;
    appendEllipse(spans, { 3.5F, 7.5F }, { 14.5F, 12.5F }, kCanvas);

    for (const Span& span : spans) {
        for (int x = span.left; x < span.right; ++x) {
            const double dx = (x - 9) / 5.5;
            const double dy = (span.y - 10) / 2.5;
            EXPECT_LE(dx * dx + dy * dy, 1) << x << ", " << span.y;
        }
    }
    EXPECT_EQ(spans.size(), 5U);
    EXPECT_EQ(spans[2], (Span { 10, 4, 15 }));
}

TEST(Spans, APolygonOfASquareEqualsTheBox)
{
    const std::array<Point, 4> corners { { { 2, 3 }, { 9.5F, 3 }, { 9.5F, 12 }, { 2, 12 } } };
    Spans polygon;
    Spans box;

    appendPolygon(polygon, corners, kCanvas);
    appendBox(box, corners[0], corners[2], kCanvas);

    EXPECT_EQ(polygon, box);
}

TEST(Spans, ABowTieLeavesItsEvenPartsOut)
{
    // A pentagram by the even-odd rule has a hole.
    const std::array<Point, 5> star { { { 10, 0 }, { 16, 19 }, { 0, 7 }, { 19, 7 }, { 3, 19 } } };
    Spans spans;

    appendPolygon(spans, star, kCanvas);

    for (const Span& span : spans)
        EXPECT_FALSE(span.y == 10 && span.left <= 10 && span.right > 10);
}

TEST(Spans, NeighbouringPolygonsNeitherOverlapNorLeaveAGap)
{
    const std::array<Point, 3> upper { { { 0, 0 }, { 20, 0 }, { 0, 20 } } };
    const std::array<Point, 3> lower { { { 20, 0 }, { 20, 20 }, { 0, 20 } } };
    Spans spans;

    appendPolygon(spans, upper, kCanvas);
    appendPolygon(spans, lower, kCanvas);

    EXPECT_EQ(pixelsIn(spans), kCanvas.size().area());
}

TEST(Spans, StayInsideTheClipEvenFromFarAway)
{
    const std::array<Point, 3> huge { { { -1e30F, -1e30F }, { 1e30F, -1e30F }, { 0, 1e30F } } };
    Spans spans;

    appendPolygon(spans, huge, kCanvas);
    appendBox(spans, { -1e30F, -1e30F }, { 1e30F, 1e30F }, kCanvas);
    appendEllipse(spans, { -1e30F, -1e30F }, { 1e30F, 1e30F }, kCanvas);

    ASSERT_FALSE(spans.empty());
    for (const Span& span : spans) {
        EXPECT_TRUE(span.y >= 0 && span.y < 20 && span.left >= 0 && span.right <= 20);
        EXPECT_LT(span.left, span.right);
    }
}

TEST(Spans, ShapesOfNoNumberHoldNothing)
{
    const float none = std::numeric_limits<float>::quiet_NaN();
    const std::array<Point, 3> corners { { { 0, 0 }, { none, 5 }, { 5, 5 } } };
    Spans spans;

    appendPolygon(spans, corners, kCanvas);
    appendBox(spans, { none, 0 }, { 5, 5 }, kCanvas);
    appendEllipse(spans, { 0, none }, { 5, 5 }, kCanvas);

    EXPECT_TRUE(spans.empty());
}

} // namespace
} // namespace pleinair
