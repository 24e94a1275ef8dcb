#include "app/painting/palette.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(Palette, BeginsWithTheFirstClassesAsFavourites)
{
    const Palette palette(fiveClasses());

    EXPECT_EQ(palette.current(), kSky);
    EXPECT_EQ(palette.favourite(4), kLake);
    EXPECT_EQ(palette.favourite(5), std::nullopt);
}

TEST(Palette, RemembersTheClassBefore)
{
    Palette palette(fiveClasses());
    palette.choose(kTree);
    palette.choose(kTree);
    EXPECT_EQ(palette.previous(), kSky);

    palette.swap();

    EXPECT_EQ(palette.current(), kSky);
    EXPECT_EQ(palette.previous(), kTree);
}

TEST(Palette, KeepsTheClassesUsedLatelyNewestFirst)
{
    Palette palette(fiveClasses());
    palette.choose(kTree);
    palette.choose(kLake);
    palette.choose(kTree);

    EXPECT_EQ(palette.recent(), (std::vector<ClassId> { kTree, kLake, kSky }));
}

TEST(Palette, AClassIsAFavouriteOnce)
{
    Palette palette(fiveClasses());

    palette.setFavourite(9, kTree);

    EXPECT_EQ(palette.favourite(3), std::nullopt);
    EXPECT_EQ(palette.slotOf(kTree), 9);
    palette.setFavourite(9, std::nullopt);
    EXPECT_EQ(palette.slotOf(kTree), std::nullopt);
}

} // namespace
} // namespace pleinair
