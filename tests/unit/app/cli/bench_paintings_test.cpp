#include "app/cli/bench/bench_paintings.h"

#include "app/cli/bench/greymap.h"
#include "model/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

namespace pleinair {
namespace {

std::int64_t changedPixels(const LabelMap& a, const LabelMap& b)
{
    std::int64_t count = 0;
    for (std::size_t i = 0; i < a.labels().size(); ++i)
        count += a.labels()[i] != b.labels()[i] ? 1 : 0;
    return count;
}

class BenchPaintingsTest : public testing::Test {
protected:
    const BenchPaintings m_paintings { PLEINAIR_BENCH_MAPS, { 256, 256 }, 20 };
};

TEST_F(BenchPaintingsTest, EveryNumberIsAnotherPainting)
{
    std::set<std::string> seen;
    for (int number = 0; number < 50; ++number) {
        const LabelMap painting = m_paintings.painting(number);
        seen.insert({ painting.labels().begin(), painting.labels().end() });
    }

    EXPECT_EQ(seen.size(), 50U);
}

TEST_F(BenchPaintingsTest, IdsLieBelowTheNumberOfClasses)
{
    const BenchPaintings few(PLEINAIR_BENCH_MAPS, { 64, 32 }, 3);

    for (int number = 0; number < 20; ++number) {
        const LabelMap painting = few.painting(number);
        EXPECT_EQ(painting.size(), (Size { 64, 32 }));
        EXPECT_LT(*std::max_element(painting.labels().begin(), painting.labels().end()), 3);
    }
}

TEST_F(BenchPaintingsTest, ADabChangesThirtyTwoPixelsEachWayAtMost)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const LabelMap before = m_paintings.painting(2);
        const LabelMap after = m_paintings.withDab(before, seed);

        EXPECT_GT(changedPixels(before, after), 100);
        EXPECT_LT(changedPixels(before, after), 33 * 33);
        EXPECT_EQ(after, m_paintings.withDab(before, seed));
    }
}

TEST_F(BenchPaintingsTest, AStrokeReachesBothBorders)
{
    const LabelMap before = m_paintings.painting(0);
    const LabelMap after = m_paintings.withStroke(before, 1);
    bool left = false;
    bool right = false;
    for (int y = 0; y < 256; ++y) {
        left = left || before.at(0, y) != after.at(0, y);
        right = right || before.at(255, y) != after.at(255, y);
    }

    EXPECT_TRUE(left);
    EXPECT_TRUE(right);
}

TEST(Greymap, RefusesWhatIsNone)
{
    const auto file = std::filesystem::path(testing::TempDir()) / "pleinair-bad.pgm";
    for (const char* content : { "", "P5", "P5 2 2 9\nabc", "P5 2 2 9\nabcde", "P6 2 2 9\nabcd",
             "P5 2 -2 9\nabcd", "P5 0 0 9\n", "P5 99999 99999 9\nabcd", "P5 2 2 900\nabcdabcd" }) {
        std::ofstream(file) << content;
        EXPECT_THROW(static_cast<void>(readGreymap(file)), Error) << content;
    }
    std::ofstream(file) << "P5 2 2 9\nabcd";
    EXPECT_EQ(readGreymap(file).at(1, 1), 'd');
    std::filesystem::remove(file);
}

TEST(Greymap, AFolderWithoutMapsIsNamed)
{
    EXPECT_THROW(BenchPaintings("/nowhere", { 32, 32 }, 4), Error);
}

} // namespace
} // namespace pleinair
