#include "model/base/label_map.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace pleinair {
namespace {

TEST(LabelMap, StartsFilledWithOneClass)
{
    const LabelMap map({ 4, 3 }, 7);

    EXPECT_EQ(map.size(), (Size { 4, 3 }));
    EXPECT_EQ(std::count(map.labels().begin(), map.labels().end(), ClassId { 7 }), 12);
}

TEST(LabelMap, RefusesSidesOutsideItsRange)
{
    EXPECT_THROW(LabelMap({ 0, 3 }, 0), Error);
    EXPECT_THROW(LabelMap({ 3, -1 }, 0), Error);
    EXPECT_THROW(LabelMap({ LabelMap::kMaxSide + 1, 1 }, 0), Error);
}

TEST(LabelMap, RefusesAnotherNumberOfLabelsThanPixels)
{
    try {
        const LabelMap map({ 2, 2 }, { 1, 2, 3 });
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::InvalidArgument);
        EXPECT_STREQ(error.what(), "A label map of 2 x 2 pixels needs 4 labels, not 3.");
    }
}

TEST(LabelMap, KeepsRowsFromTopToBottom)
{
    const LabelMap map({ 2, 2 }, { 1, 2, 3, 4 });

    EXPECT_EQ(map.at(1, 0), 2);
    EXPECT_EQ(map.at(0, 1), 3);
    EXPECT_EQ(map.row(1)[1], 4);
}

TEST(LabelMap, PaintDiscReportsOnlyWhatChanged)
{
    LabelMap map({ 20, 20 }, 0);
    map.paintDisc({ 10, 10 }, 3, 5);

    EXPECT_EQ(map.paintDisc({ 10, 10 }, 3, 5), Rect {});
    EXPECT_EQ(map.paintDisc({ 11, 10 }, 3, 5).right(), 15);
}

TEST(LabelMap, PaintDiscFillsEveryPixelWithinTheRadius)
{
    LabelMap map({ 21, 21 }, 0);

    const Rect changed = map.paintDisc({ 10, 10 }, 4.5F, 1);

    EXPECT_EQ(changed, (Rect { 6, 6, 9, 9 }));
    for (int y = 0; y < 21; ++y)
        for (int x = 0; x < 21; ++x) {
            const int squared = (x - 10) * (x - 10) + (y - 10) * (y - 10);
            EXPECT_EQ(map.at(x, y), squared <= 20 ? 1 : 0) << x << ", " << y;
        }
}

TEST(LabelMap, PaintDiscWithRadiusZeroIsOnePixel)
{
    LabelMap map({ 5, 5 }, 0);

    EXPECT_EQ(map.paintDisc({ 2, 3 }, 0, 1), (Rect { 2, 3, 1, 1 }));
}

TEST(LabelMap, PaintDiscIsClippedAtTheBorders)
{
    LabelMap map({ 8, 8 }, 0);

    EXPECT_EQ(map.paintDisc({ 0, 0 }, 2, 1), (Rect { 0, 0, 3, 3 }));
    EXPECT_TRUE(map.paintDisc({ -100, 4 }, 5, 1).isEmpty());
    EXPECT_TRUE(map.paintDisc({ 4, 1e9F }, 5, 1).isEmpty());
}

TEST(LabelMap, PaintDiscPaintsNothingForARadiusThatIsNotOne)
{
    LabelMap map({ 8, 8 }, 0);

    EXPECT_TRUE(map.paintDisc({ 4, 4 }, -1, 1).isEmpty());
    EXPECT_TRUE(map.paintDisc({ 4, 4 }, std::numeric_limits<float>::quiet_NaN(), 1).isEmpty());
}

TEST(LabelMap, ResizedNearestRepeatsWhenGrowing)
{
    const LabelMap map({ 2, 1 }, { 1, 2 });

    EXPECT_EQ(map.resizedNearest({ 4, 2 }), LabelMap({ 4, 2 }, { 1, 1, 2, 2, 1, 1, 2, 2 }));
}

TEST(LabelMap, ResizedNearestTakesTheFirstOfEachGroupWhenShrinking)
{
    const LabelMap map({ 4, 1 }, { 1, 2, 3, 4 });

    EXPECT_EQ(map.resizedNearest({ 2, 1 }), LabelMap({ 2, 1 }, { 1, 3 }));
}

TEST(NearestSourceIndices, NeverLeaveTheSourceAndNeverGoBack)
{
    for (const int in : { 1, 7, 255, 256, 1000 })
        for (const int out : { 1, 3, 8, 253, 256, 1023 }) {
            const auto indices = nearestSourceIndices(in, out);
            EXPECT_TRUE(std::is_sorted(indices.begin(), indices.end()));
            EXPECT_EQ(indices.front(), 0);
            EXPECT_LT(indices.back(), in);
        }
}

TEST(NearestSourceIndices, RoundTheScaleToSinglePrecisionAsPyTorchDoes)
{
    // 41 * 2 / 82 is exactly 1, but float32(2 / 82) lies a little below 1 / 41.
    EXPECT_EQ(nearestSourceIndices(2, 82)[41], 0);
    EXPECT_EQ(nearestSourceIndices(2, 82)[42], 1);
}

} // namespace
} // namespace pleinair
