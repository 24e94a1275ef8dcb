#include "app/export/contact_sheet.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pleinair {
namespace {

SheetCell cell(std::uint8_t grey, const std::string& caption, Size size = { 100, 60 })
{
    return { { size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()) * 3, grey) },
        caption };
}

TEST(ContactSheet, EveryPictureStandsWholeAboveItsCaption)
{
    std::vector<SheetCell> cells;
    for (int i = 0; i < 5; ++i)
        cells.push_back(cell(static_cast<std::uint8_t>(100 + i), "style " + std::to_string(i)));

    const ContactSheet sheet = layContactSheet(cells);

    ASSERT_EQ(sheet.captions.size(), 5U);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_EQ(std::count(sheet.picture.rgb.begin(), sheet.picture.rgb.end(), 100 + i), 18'000);
        const Rect place = sheet.captions[i].place;
        EXPECT_EQ(place.intersected(Rect::of(sheet.picture.size)), place);
        EXPECT_EQ(sheet.captions[i].text, cells[i].caption);
    }
}

TEST(ContactSheet, PlainCaptionsAreDrawnUnderThePicturesAlone)
{
    const ContactSheet sheet = layContactSheet({ cell(100, "a name that is far too long for it") });
    const Image before = sheet.picture;

    const Image after = withPlainCaptions(sheet);

    EXPECT_NE(after, before);
    const Rect caption = sheet.captions[0].place;
    for (int y = 0; y < after.size.height; ++y) {
        for (int x = 0; x < after.size.width; ++x) {
            const auto at = static_cast<std::size_t>(y * after.size.width + x) * 3;
            if (!caption.contains(x, y)) {
                ASSERT_EQ(after.rgb[at], before.rgb[at]) << x << ", " << y;
            }
        }
    }
}

TEST(ContactSheet, RefusesNothingAndPicturesOfDifferentSizes)
{
    EXPECT_THROW((void)layContactSheet({}), Error);
    EXPECT_THROW((void)layContactSheet({ cell(1, "a"), cell(1, "b", { 10, 10 }) }), Error);
}

} // namespace
} // namespace pleinair
