#include "app/export/style_film.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(StyleFilm, GoesFromOneStyleToTheOther)
{
    const StyleVector from { { 0, 1 }, {} };
    const StyleVector to { { 2, -1 }, { 1, 1 } };

    EXPECT_EQ(styleBetween(from, to, 0).mu, from.mu);
    EXPECT_EQ(styleBetween(from, to, .5).mu, (std::vector<float> { 1, 0 }));
    EXPECT_EQ(styleBetween(from, to, 1).mu, to.mu);
}

TEST(StyleFilm, IsSlowAtItsEndsAndALoopCloses)
{
    EXPECT_DOUBLE_EQ(filmPosition(0, 25, false), 0);
    EXPECT_DOUBLE_EQ(filmPosition(24, 25, false), 1);
    EXPECT_LT(filmPosition(1, 25, false), .01);
    EXPECT_DOUBLE_EQ(filmPosition(12, 24, true), 1);
    EXPECT_NEAR(filmPosition(23, 24, true), filmPosition(1, 24, true), 1e-12);
}

} // namespace
} // namespace pleinair
