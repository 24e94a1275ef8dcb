#include "app/painting/class_match.h"

#include "app/painting/class_names.h"

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

TEST(ClassMatch, SaysWhyTwoClassesMeanTheSame)
{
    const ClassTable old({ { "Trees", { 0, 0, 1 }, "", {}, {} },
        { "ocean", { 0, 0, 2 }, "", {}, {} }, { "road, route", { 0, 0, 3 }, "", {}, {} },
        { "heather", { 0, 0, 4 }, "Plants", {}, {} }, { "car", { 0, 0, 5 }, "", {}, {} } });
    const ClassTable now({ { "fern", { 0, 0, 1 }, "Plants", {}, {} },
        { "sea", { 0, 0, 2 }, "", {}, {} }, { "tree", { 0, 0, 3 }, "", {}, {} },
        { "street", { 0, 0, 4 }, "", {}, {} } });

    const auto matches = proposeMatches(old, now, 3);

    EXPECT_EQ(matches[0], (ClassMatch { 2, MatchReason::SameName }));
    EXPECT_EQ(matches[1], (ClassMatch { 1, MatchReason::OtherName }));
    EXPECT_EQ(matches[2], (ClassMatch { 3, MatchReason::OtherName }));
    EXPECT_EQ(matches[3], (ClassMatch { 0, MatchReason::SameGroup }));
    EXPECT_EQ(matches[4], (ClassMatch { 3, MatchReason::Nothing }));
}

TEST(ClassNames, ArePlainWithoutPluralsAndEndings)
{
    EXPECT_EQ(plainNames("Road, route"), (std::vector<std::string> { "road", "route" }));
    EXPECT_EQ(plainNames("water-other"), std::vector<std::string> { "water" });
    EXPECT_EQ(plainNames("grass"), std::vector<std::string> { "grass" });
    EXPECT_EQ(plainNames("clouds"), std::vector<std::string> { "cloud" });
    EXPECT_TRUE(plainNames("").empty());
    EXPECT_FALSE(areOtherNames("sky", "sea"));
}

} // namespace
} // namespace pleinair
