#include "training/data/preprocess_mode.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

PreprocessPlan planOf(const char* mode, Size picture, int load = 286, int crop = 256)
{
    PreprocessOptions options;
    options.mode = preprocessModeFrom(mode);
    options.loadSize = load;
    options.cropSize = crop;
    options.aspectRatio = 2;
    return preprocessPlan(picture, options, 1);
}

TEST(PreprocessMode, PublishedModesDoWhatTheyDid)
{
    constexpr Size kPicture { 600, 400 };

    EXPECT_EQ(planOf("resize_and_crop", kPicture), (PreprocessPlan { { 286, 286 }, { 15, 15, 256, 256 } }));
    EXPECT_EQ(planOf("crop", kPicture), (PreprocessPlan { { 600, 400 }, { 172, 72, 256, 256 } }));
    EXPECT_EQ(planOf("scale_width", kPicture), (PreprocessPlan { { 286, 191 }, { 0, 0, 286, 191 } }));
    EXPECT_EQ(planOf("scale_shortside", kPicture), (PreprocessPlan { { 429, 286 }, { 0, 0, 429, 286 } }));
    EXPECT_EQ(planOf("scale_shortside_and_crop", kPicture), (PreprocessPlan { { 429, 286 }, { 86, 15, 256, 256 } }));
    EXPECT_EQ(planOf("fixed", kPicture), (PreprocessPlan { { 256, 128 }, { 0, 0, 256, 128 } }));
    EXPECT_EQ(planOf("none", { 601, 399 }), (PreprocessPlan { { 608, 384 }, { 0, 0, 608, 384 } }));
    expectError(ErrorKind::InvalidArgument, "scale_width_and_crop", [] { (void)preprocessModeFrom("scale"); });
}

TEST(PreprocessMode, APictureSmallerThanTheCropIsEnlargedUntilItCoversIt)
{
    EXPECT_EQ(planOf("crop", { 200, 400 }), (PreprocessPlan { { 256, 512 }, { 0, 128, 256, 256 } }));
    EXPECT_EQ(planOf("scale_width_and_crop", { 600, 400 }), (PreprocessPlan { { 383, 256 }, { 63, 0, 256, 256 } }));
}

TEST(PreprocessMode, EveryPartLiesInsideAndRandomOnesAreRepeated)
{
    PreprocessOptions options;
    options.place = CropPlace::Random;
    bool isMoved = false;
    for (const auto& name : preprocessModeNames())
        for (const Size picture : { Size { 77, 300 }, Size { 1000, 31 }, Size { 256, 256 } })
            for (std::uint64_t seed = 0; seed < 20; ++seed) {
                options.mode = preprocessModeFrom(name);
                const auto plan = preprocessPlan(picture, options, seed);
                EXPECT_EQ(plan, preprocessPlan(picture, options, seed));
                EXPECT_EQ(plan.part.intersected(Rect::of(plan.scaled)), plan.part) << name;
                isMoved = isMoved || plan.part.y != (plan.scaled.height - plan.part.height) / 2;
            }
    EXPECT_TRUE(isMoved);
}

TEST(PreprocessMode, BucketsHaveAboutTheSameArea)
{
    const auto buckets = aspectBuckets(256);

    EXPECT_EQ(buckets.front(), (Size { 256, 256 }));
    EXPECT_GE(buckets.size(), 7U);
    for (const Size size : buckets) {
        EXPECT_EQ(size.width % 32 + size.height % 32, 0);
        EXPECT_NEAR(static_cast<double>(size.area()), 65536, 9000);
    }
    EXPECT_EQ(planOf("aspect_buckets", { 640, 480 }).part.size(), (Size { 288, 224 }));
    EXPECT_EQ(planOf("aspect_buckets", { 480, 640 }).part.size(), (Size { 224, 288 }));
}

} // namespace
} // namespace pleinair
