#include "training/data/picture_print.h"

#include "model/image/picture_codec.h"
#include "model/image/resize.h"
#include "model/io/byte_source.h"
#include "tests/unit/training/data/data_folder.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Image photograph(DataFolder& data, int seed)
{
    data.addPhotograph("a.png", { 200, 150 }, seed);
    return decodePicture(readWholeFile(data / "a.png", 1 << 24), "a.png");
}

TEST(PicturePrint, IsNearForVariantsOfAPictureAndFarForOthers)
{
    DataFolder data;
    std::vector<PicturePrint> others;
    for (int seed = 0; seed < 20; ++seed) {
        const Image picture = photograph(data, seed);
        const auto jpeg = encodeJpeg(picture, 40);
        const PicturePrint print = printOf(picture);
        EXPECT_TRUE(isNear(print, printOf(resized(picture, { 90, 68 }, Resampling::Area)))) << seed;
        EXPECT_TRUE(isNear(print, printOf(decodePicture(jpeg, "")))) << seed;
        for (const auto& other : others)
            EXPECT_FALSE(isNear(print, other)) << seed;
        others.push_back(print);
    }
}

TEST(DuplicateFinder, FindsTheSameBeforeTheNearlySame)
{
    DataFolder data;
    const PicturePrint print = printOf(photograph(data, 1));
    PicturePrint nearly = print;
    nearly.frequencies ^= 0b101010101010ULL << 20;
    PicturePrint other = print;
    other.frequencies ^= 0xFFULL << 8;
    DuplicateFinder finder;

    EXPECT_FALSE(finder.add(10, other, 0));
    EXPECT_FALSE(finder.add(11, print, 1));
    const auto near = finder.add(12, nearly, 2);
    const auto same = finder.add(12, nearly, 3);

    ASSERT_TRUE(near);
    EXPECT_EQ(near->index, 1);
    EXPECT_FALSE(near->isSame);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->index, 2);
    EXPECT_TRUE(same->isSame);
}

} // namespace
} // namespace pleinair
