#include "app/export/making_film.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Edit paintRow(Document& document, int y, ClassId id)
{
    document.beginEdit();
    const Span row { y, 0, document.size().width };
    document.paint({ &row, 1 }, id);
    return document.endEdit();
}

TEST(MakingFilm, AHistoryGivesOneStateForEachStep)
{
    Document document(fiveClasses(), { 8, 8 }, kSky);
    std::vector<LabelMap> expected { document.labels() };
    std::vector<Edit> edits;
    for (int y = 0; y < 5; ++y) {
        edits.push_back(paintRow(document, y, kTree));
        expected.push_back(document.labels());
    }
    edits.push_back(document.addLayer("above")); // changes nothing that is seen
    edits.push_back(paintRow(document, 7, kLake));
    expected.push_back(document.labels());

    EXPECT_EQ(statesOfMaking(document, edits, { 8, 8 }, 100), expected);
}

TEST(MakingFilm, WhatWasPaintedInAnotherModelsClassesIsCarriedOver)
{
    Document document(fiveClasses(), { 8, 8 }, kSky);
    std::vector<Edit> edits;
    edits.push_back(paintRow(document, 1, kTree));
    const ClassTable two({ { "green", { 0, 99, 0 }, "", {}, {} }, { "air", { 9, 9, 99 }, "", {}, {} } });
    std::vector<ClassId> newIds(5, 1);
    newIds[kTree] = 0;
    edits.push_back(document.changeClasses(two, newIds));
    edits.push_back(paintRow(document, 2, 0));

    const auto states = statesOfMaking(document, edits, { 8, 8 }, 100);

    ASSERT_EQ(states.size(), 3U);
    EXPECT_EQ(states[0], LabelMap({ 8, 8 }, 1));
    EXPECT_EQ(states[1].at(0, 1), 0);
    EXPECT_EQ(states[1].at(0, 2), 1);
    EXPECT_EQ(states[2], document.labels());
}

TEST(MakingFilm, LongHistoriesAreThinnedOutButEndAtTheEnd)
{
    Document document(fiveClasses(), { 64, 64 }, kSky);
    std::vector<Edit> edits;
    for (int i = 0; i < 300; ++i)
        edits.push_back(paintRow(document, i % 64, static_cast<ClassId>(1 + i / 64 % 4)));

    const auto states = statesOfMaking(document, edits, { 32, 32 }, 20);

    EXPECT_LE(states.size(), 20U);
    EXPECT_GE(states.size(), 10U);
    EXPECT_EQ(states.front(), LabelMap({ 32, 32 }, kSky));
    EXPECT_EQ(states.back(), document.labels().resizedNearest({ 32, 32 }));
}

TEST(MakingFilm, RecordedStrokesGrowInTheFilm)
{
    StrokesFile strokes;
    strokes.canvas = { 64, 64 };
    ToolAction brush;
    brush.className = "tree";
    for (int x = 4; x < 60; x += 4)
        brush.points.push_back({ { static_cast<float>(x), 30 }, 1, 0 });
    strokes.actions.push_back({ brush });

    const auto states = statesOfMaking(strokes, fiveClasses(), { 64, 64 }, 100);

    EXPECT_GT(states.size(), 8U) << "more than its two ends";
    EXPECT_EQ(states.front(), LabelMap({ 64, 64 }, kSky));
    EXPECT_EQ(states.back().at(30, 30), kTree);
}

} // namespace
} // namespace pleinair
