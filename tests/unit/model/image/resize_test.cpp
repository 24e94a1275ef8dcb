#include "model/image/resize.h"

#include "model/base/label_map.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Image ramp(Size size)
{
    Image image { size, {} };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int c = 0; c < 3; ++c)
                image.rgb.push_back(static_cast<std::uint8_t>(10 * x + y + c));
    return image;
}

TEST(Resize, NearestAgreesWithLabelMaps)
{
    const Image image = ramp({ 7, 5 });
    LabelMap labels({ 7, 5 }, 0);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 7; ++x)
            labels.set(x, y, static_cast<ClassId>(10 * x + y));

    const Image small = resized(image, { 4, 9 }, Resampling::Nearest);
    const LabelMap smallLabels = labels.resizedNearest({ 4, 9 });

    for (std::size_t i = 0; i < smallLabels.labels().size(); ++i)
        EXPECT_EQ(small.rgb[3 * i], smallLabels.labels()[i]);
}

TEST(Resize, AreaTakesMeans)
{
    const Image image { { 2, 2 }, { 0, 0, 0, 100, 0, 0, 100, 0, 0, 200, 40, 0 } };

    EXPECT_EQ(resized(image, { 1, 1 }, Resampling::Area).rgb, (std::vector<std::uint8_t> { 100, 10, 0 }));
}

TEST(Resize, KeepsAPictureOfThatSize)
{
    for (const auto resampling : { Resampling::Bilinear, Resampling::Bicubic, Resampling::Best })
        EXPECT_EQ(resized(ramp({ 7, 5 }), { 7, 5 }, resampling), ramp({ 7, 5 }));
}

TEST(Crop, TakesThePart)
{
    const Image part = cropped(ramp({ 7, 5 }), { 2, 1, 3, 2 });

    EXPECT_EQ(part.size, (Size { 3, 2 }));
    EXPECT_EQ(part.rgb.front(), 21);
    EXPECT_EQ(part.rgb.back(), 44);
}

} // namespace
} // namespace pleinair
