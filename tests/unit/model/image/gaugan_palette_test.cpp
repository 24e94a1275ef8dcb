#include "model/image/gaugan_palette.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(GauganPalette, KnowsExactColoursOnly)
{
    EXPECT_EQ(cocoStuffOf(0x9ceedd), 156);
    EXPECT_EQ(cocoStuffName(156), "sky");
    EXPECT_EQ(cocoStuffOf(0x9ceedc), std::nullopt);
    EXPECT_EQ(cocoStuffOf(0xffffff), std::nullopt);
}

} // namespace
} // namespace pleinair
