#include "app/painting/class_match.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(ClassMatch, FindsTheSameThingByNameThenByPublishedIds)
{
    const ClassTable other({ { "water", { 0, 0, 1 }, "", 177, {} },
        { "tree", { 0, 0, 2 }, "", {}, {} }, { "hill", { 0, 0, 3 }, "", {}, { 17, 69 } } });

    const auto matches = matchClasses(fiveClasses(), other, 1);

    EXPECT_EQ(matches[kLake], 0);
    EXPECT_EQ(matches[kTree], 1);
    EXPECT_EQ(matches[kMountain], 2);
    EXPECT_EQ(matches[kSky], 1) << "the fallback";
}

TEST(ClassMatch, CarriesAPaintingOver)
{
    const ClassTable other(
        { { "lake", { 0, 0, 1 }, "", {}, {} }, { "sky", { 0, 0, 2 }, "", {}, {} } });
    LabelMap labels({ 4, 1 }, kSky);
    labels.set(2, 0, kLake);

    const LabelMap carried = withClasses(labels, fiveClasses(), other);

    EXPECT_EQ(carried, LabelMap({ 4, 1 }, { 1, 1, 0, 1 }));
}

} // namespace
} // namespace pleinair
