#include "model/io/network_options.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

TEST(NetworkOptions, RoundTheStartGridHalfToEven)
{
    NetworkOptions options;
    options.numUpsamplingLayers = UpsamplingLayers::More;
    options.cropSize = 320;
    options.aspectRatio = 2;

    EXPECT_EQ(options.startGrid(), (Size { 5, 2 })); // 2.5 becomes 2
    EXPECT_EQ(options.nativeSize(), (Size { 320, 128 }));
}

TEST(NetworkOptions, SpellTheNormalizationAsPublished)
{
    for (const char* text : { "spectralspadesyncbatch3x3", "spadebatch5x5", "spectralspadeinstance1x1" }) {
        NetworkOptions options;
        options.setNormG(text);
        EXPECT_EQ(options.normG(), text);
    }
    for (const char* text : { "spadebatch4x4", "spadebatch3x5", "batch", "" })
        expectError(ErrorKind::InvalidArgument, "is not known", [&] { NetworkOptions {}.setNormG(text); });
}

TEST(PhotographSize, FollowsThePaintingOnTheGrid)
{
    EXPECT_EQ(photographSize({ 1024, 576 }, 256, 32), (Size { 448, 256 }));
    EXPECT_EQ(photographSize({ 576, 1024 }, 256, 32), (Size { 256, 448 }));
    EXPECT_EQ(photographSize({ 300, 300 }, 256, 128), (Size { 256, 256 }));
    EXPECT_EQ(photographSize({ 10, 10 }, 8, 64), (Size { 64, 64 }));
    EXPECT_EQ(photographSize({ 272, 256 }, 256, 32), (Size { 288, 256 })); // 272 lies between: up
}

} // namespace
} // namespace pleinair
