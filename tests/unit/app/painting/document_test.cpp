#include "app/painting/document.h"

#include "model/base/error.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Document::ClassCounts countedIn(const LabelMap& labels)
{
    Document::ClassCounts counts {};
    for (const ClassId id : labels.labels())
        ++counts[id];
    return counts;
}

TEST(Document, BeginsFilledWithItsBaseClass)
{
    const Document document(fiveClasses(), { 30, 20 }, kGrass);

    EXPECT_EQ(document.size(), (Size { 30, 20 }));
    EXPECT_EQ(document.baseClass(), kGrass);
    EXPECT_EQ(document.shareOf(kGrass), 1);
}

TEST(Document, TakesTheMostFrequentClassOfAnOpenedPaintingAsItsBase)
{
    LabelMap labels({ 10, 10 }, kTree);
    for (int x = 0; x < 10; ++x)
        labels.set(x, 0, kLake);

    EXPECT_EQ(Document(fiveClasses(), labels).baseClass(), kTree);
}

TEST(Document, RefusesLabelsOutsideItsTableAndNamesThePlace)
{
    LabelMap labels({ 10, 10 }, kSky);
    labels.set(7, 3, kUnknownClass);

    try {
        const Document document(fiveClasses(), labels);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::InvalidArgument);
        EXPECT_NE(std::string(error.what()).find("255 at (7, 3)"), std::string::npos);
    }
}

TEST(Document, ARefusedReplacementChangesNothing)
{
    Document document(fiveClasses(), { 8, 8 }, kLake);
    const auto revision = document.revision();

    EXPECT_THROW(document.replace(fiveClasses(), LabelMap({ 4, 4 }, 200)), Error);
    EXPECT_THROW(document.replace(ClassTable(), LabelMap({ 4, 4 }, 0)), Error);

    EXPECT_EQ(document.revision(), revision);
    EXPECT_EQ(document.size(), (Size { 8, 8 }));
}

TEST(Document, ReportsOnlyWhatChanged)
{
    Document document(fiveClasses(), { 100, 100 }, kSky);
    document.beginEdit();
    document.paint(Spans { { 10, 20, 40 } }, kTree);

    const Rect dirty = document.paint(Spans { { 10, 10, 50 }, { 11, -5, 3 }, { -1, 0, 9 } }, kTree);

    EXPECT_EQ(dirty, (Rect { 0, 10, 50, 2 }));
    EXPECT_TRUE(document.paint(Spans { { 10, 10, 50 } }, kTree).isEmpty());
}

TEST(Document, TheRevisionRisesWithEveryChangeAndOnlyThen)
{
    Document document(fiveClasses(), { 10, 10 }, kSky);
    const auto before = document.revision();
    document.beginEdit();
    document.paint(Spans { { 1, 1, 4 } }, kLake);
    const auto painted = document.revision();
    document.paint(Spans { { 1, 1, 4 } }, kLake);

    EXPECT_GT(painted, before);
    EXPECT_EQ(document.revision(), painted);
    document.cancelEdit();
    EXPECT_GT(document.revision(), painted);
}

TEST(Document, AnEditGivesOnePatchThatUndoesAndRedoesIt)
{
    Document document(fiveClasses(), { 200, 150 }, kSky);
    const LabelMap before = document.labels();
    document.beginEdit();
    document.paint(Spans { { 10, 20, 180 }, { 140, 0, 200 } }, kTree);
    document.paint(Spans { { 10, 100, 110 } }, kLake);
    const LabelMap after = document.labels();
    const Edit patch = document.endEdit();

    EXPECT_EQ(document.restore(patch, Document::PatchSide::Before), (Rect { 0, 10, 200, 131 }));
    EXPECT_EQ(document.labels(), before);
    document.restore(patch, Document::PatchSide::After);
    EXPECT_EQ(document.labels(), after);
    EXPECT_EQ(document.classCounts(), countedIn(after));
}

TEST(Document, AnEditThatChangesNothingInTheEndGivesAnEmptyPatch)
{
    Document document(fiveClasses(), { 20, 20 }, kSky);
    document.beginEdit();
    document.paint(Spans { { 3, 3, 9 } }, kTree);
    document.paint(Spans { { 3, 3, 9 } }, kSky);

    EXPECT_TRUE(document.endEdit().isEmpty());
}

TEST(Document, RevertTakesTheEditBackAndLeavesItOpen)
{
    Document document(fiveClasses(), { 100, 100 }, kSky);
    document.beginEdit();
    document.paint(Spans { { 3, 3, 90 } }, kTree);

    EXPECT_EQ(document.revertEdit(), (Rect { 3, 3, 87, 1 }));

    EXPECT_TRUE(document.isEditing());
    EXPECT_EQ(document.shareOf(kSky), 1);
    document.paint(Spans { { 4, 0, 1 } }, kLake);
    EXPECT_EQ(document.endEdit().pixelBounds(), (Rect { 0, 4, 1, 1 }));
}

TEST(Document, ReplacesAClassEverywhere)
{
    Document document(fiveClasses(), { 50, 50 }, kSky);
    document.beginEdit();
    document.paint(Spans { { 5, 5, 10 }, { 40, 30, 49 } }, kTree);

    EXPECT_EQ(document.replaceClass(kTree, kLake), (Rect { 5, 5, 44, 36 }));

    EXPECT_EQ(document.classCounts()[kTree], 0);
    EXPECT_EQ(document.classCounts()[kLake], 5 + 19);
    EXPECT_TRUE(document.replaceClass(kMountain, kLake).isEmpty());
}

TEST(Document, AStrokeAcrossALargePaintingLeavesASmallPatch)
{
    Document document(fiveClasses(), { 4096, 4096 }, kSky);
    document.beginEdit();
    Spans diagonal;
    for (int y = 0; y < 4096; ++y)
        diagonal.push_back({ y, y - 32, y + 32 });
    document.paint(diagonal, kTree);

    EXPECT_LT(document.endEdit().byteCount(), 200'000U);
}

} // namespace
} // namespace pleinair
