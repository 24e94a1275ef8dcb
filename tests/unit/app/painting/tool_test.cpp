#include "app/painting/tool.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

class ToolTest : public testing::Test {
protected:
    ToolSettings settings(ClassId id, float sizePx = 5)
    {
        return { id, { BrushShape::Round, sizePx, true }, FillReach::Contiguous };
    }

    Document document { fiveClasses(), { 100, 80 }, kSky };
};

TEST_F(ToolTest, NamesReadBack)
{
    for (const ToolKind kind : allToolKinds()) {
        EXPECT_EQ(toolKindFrom(nameOf(kind)), kind);
        EXPECT_NE(makeTool(kind), nullptr);
    }
    EXPECT_EQ(toolKindFrom("spray"), std::nullopt);
}

TEST_F(ToolTest, DabsMergeIntoOneStroke)
{
    const auto brush = makeTool(ToolKind::Brush);

    const ToolStep pressed = brush->press(document, settings(kTree), at(10, 40));
    const ToolStep moved = brush->move(document, at(80, 40));
    const ToolStep released = brush->release(document, at(80, 40));

    EXPECT_FALSE(pressed.dirty.isEmpty());
    EXPECT_FALSE(pressed.finished || moved.finished);
    ASSERT_TRUE(released.finished);
    EXPECT_EQ(released.finished->pixelBounds(), pressed.dirty.united(moved.dirty));
    EXPECT_EQ(document.labels().at(45, 40), kTree);
    EXPECT_FALSE(brush->isActive());
}

TEST_F(ToolTest, AStrokeThatChangesNothingIsNotInTheHistory)
{
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings(kSky), at(10, 40));

    EXPECT_FALSE(brush->release(document, at(20, 40)).finished);
    EXPECT_FALSE(document.isEditing());
}

TEST_F(ToolTest, ShiftPaintsStraightOnFromTheStrokeBefore)
{
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings(kTree), at(10, 10));
    brush->release(document, at(10, 10));

    brush->press(document, settings(kTree), withShift(at(90, 70)));
    brush->release(document, withShift(at(90, 70)));

    EXPECT_EQ(document.labels().at(50, 40), kTree);
}

TEST_F(ToolTest, ALiftedPenDoesNotThinTheEndOfAStroke)
{
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings(kTree, 20), at(50, 40, 1));
    const auto painted = document.classCounts()[kTree];

    brush->release(document, at(50, 40, 0));

    EXPECT_EQ(document.classCounts()[kTree], painted);
}

TEST_F(ToolTest, TheEraserUncoversTheBaseClass)
{
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings(kTree, 30), at(50, 40));
    brush->release(document, at(50, 40));
    const auto eraser = makeTool(ToolKind::Eraser);

    eraser->press(document, settings(kLake, 40), at(50, 40));
    eraser->release(document, at(50, 40));

    EXPECT_EQ(document.shareOf(kSky), 1);
}

TEST_F(ToolTest, EscapeTakesAStrokeBack)
{
    for (const ToolKind kind : { ToolKind::Brush, ToolKind::Line, ToolKind::Rectangle,
             ToolKind::Ellipse, ToolKind::Polygon, ToolKind::Lasso }) {
        const auto tool = makeTool(kind);
        tool->press(document, settings(kTree), at(10, 10));
        tool->move(document, at(60, 50));
        EXPECT_TRUE(tool->isActive()) << nameOf(kind);

        EXPECT_FALSE(tool->cancel(document).isEmpty()) << nameOf(kind);

        EXPECT_FALSE(tool->isActive() || document.isEditing()) << nameOf(kind);
        EXPECT_EQ(document.shareOf(kSky), 1) << nameOf(kind);
        EXPECT_TRUE(tool->cancel(document).isEmpty()) << nameOf(kind);
    }
}

TEST_F(ToolTest, MovesWithoutAPressDoNothing)
{
    for (const ToolKind kind : allToolKinds()) {
        const auto tool = makeTool(kind);

        EXPECT_TRUE(tool->move(document, at(60, 50)).dirty.isEmpty()) << nameOf(kind);
        EXPECT_FALSE(tool->release(document, at(60, 50)).finished) << nameOf(kind);
        EXPECT_FALSE(tool->finish(document).finished) << nameOf(kind);
    }
    EXPECT_EQ(document.shareOf(kSky), 1);
}

TEST_F(ToolTest, AShapeFollowsThePointerAndLeavesNoTrace)
{
    const auto rectangle = makeTool(ToolKind::Rectangle);
    rectangle->press(document, settings(kLake), at(50, 40));
    rectangle->move(document, at(10, 10));
    rectangle->move(document, at(90, 79));

    const ToolStep step = rectangle->release(document, at(59, 44));

    ASSERT_TRUE(step.finished);
    EXPECT_EQ(step.finished->pixelBounds(), (Rect { 50, 40, 10, 5 }));
    EXPECT_EQ(document.classCounts()[kLake], 50);
}

TEST_F(ToolTest, ShiftMakesSquaresAndCircles)
{
    const auto rectangle = makeTool(ToolKind::Rectangle);
    rectangle->press(document, settings(kLake), at(20, 20));

    const ToolStep step = rectangle->release(document, withShift(at(49, 25)));

    EXPECT_EQ(step.finished->pixelBounds(), (Rect { 20, 20, 30, 30 }));
}

TEST_F(ToolTest, ShiftKeepsALineAtItsAngles)
{
    const auto line = makeTool(ToolKind::Line);
    line->press(document, settings(kLake, 1), at(10, 40));

    const ToolStep step = line->release(document, withShift(at(80, 43)));

    EXPECT_EQ(step.finished->pixelBounds().height, 1);
}

TEST_F(ToolTest, AnEllipseFillsItsBox)
{
    const auto ellipse = makeTool(ToolKind::Ellipse);
    ellipse->press(document, settings(kLake), at(10, 10));

    const ToolStep step = ellipse->release(document, at(49, 29));

    EXPECT_EQ(step.finished->pixelBounds(), (Rect { 10, 10, 40, 20 }));
    EXPECT_NEAR(static_cast<double>(document.classCounts()[kLake]), 628, 10);
}

TEST_F(ToolTest, APolygonClosesOnItsFirstCorner)
{
    const auto polygon = makeTool(ToolKind::Polygon);
    for (const auto& corner : { at(10, 10), at(60, 10), at(60, 60), at(10, 60) })
        EXPECT_FALSE(polygon->press(document, settings(kTree), corner).finished);

    const ToolStep step = polygon->press(document, settings(kTree), at(10.5F, 10));

    ASSERT_TRUE(step.finished);
    EXPECT_EQ(step.finished->pixelBounds(), (Rect { 10, 10, 51, 51 }));
    EXPECT_EQ(document.classCounts()[kTree], 51 * 51);
}

TEST_F(ToolTest, ALassoFillsWhatItEncloses)
{
    const auto lasso = makeTool(ToolKind::Lasso);
    lasso->press(document, settings(kTree), at(10, 10));
    lasso->move(document, at(60, 10));
    lasso->move(document, at(60, 60));

    const ToolStep step = lasso->release(document, at(10, 60));

    ASSERT_TRUE(step.finished);
    EXPECT_EQ(document.labels().at(35, 35), kTree);
}

TEST_F(ToolTest, FillTakesTheRegionOrTheWholeClass)
{
    document.beginEdit();
    for (int y = 0; y < 80; ++y)
        document.paint(Spans { { y, 50, 51 } }, kTree);
    (void)document.endEdit();
    const auto fill = makeTool(ToolKind::Fill);

    EXPECT_TRUE(fill->press(document, settings(kLake), at(10, 10)).finished);
    EXPECT_EQ(document.classCounts()[kLake], 50 * 80);

    ToolSettings everywhere = settings(kGrass);
    everywhere.fillReach = FillReach::All;
    fill->press(document, everywhere, at(50, 0));
    EXPECT_EQ(document.classCounts()[kGrass], 80);
    EXPECT_FALSE(fill->press(document, settings(kGrass), at(50, 0)).finished) << "is grass already";
    EXPECT_FALSE(fill->press(document, settings(kGrass), at(-1, 0)).finished) << "outside";
}

TEST_F(ToolTest, ReplaceExchangesAClassEverywhere)
{
    document.beginEdit();
    document.paint(Spans { { 5, 0, 3 }, { 70, 90, 99 } }, kTree);
    (void)document.endEdit();
    const auto replace = makeTool(ToolKind::ReplaceClass);

    const ToolStep step = replace->press(document, settings(kLake), at(1, 5));

    ASSERT_TRUE(step.finished);
    EXPECT_EQ(document.classCounts()[kTree], 0);
    EXPECT_EQ(document.classCounts()[kLake], 12);
}

TEST_F(ToolTest, ThePickerNamesTheClassUnderThePointer)
{
    document.beginEdit();
    document.paint(Spans { { 5, 0, 50 } }, kTree);
    (void)document.endEdit();
    const auto picker = makeTool(ToolKind::Picker);

    EXPECT_EQ(picker->press(document, settings(kLake), at(10.4F, 5.4F)).picked, kTree);
    EXPECT_EQ(picker->move(document, at(10, 6)).picked, kSky);
    EXPECT_EQ(picker->move(document, at(-10, 6)).picked, std::nullopt);
    picker->release(document, at(10, 5));
    EXPECT_EQ(picker->move(document, at(10, 5)).picked, std::nullopt);
}

TEST_F(ToolTest, AfterTheDocumentIsReplacedNothingOfItIsLeftInATool)
{
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings(kTree), at(10, 10));
    document.replace(fiveClasses(), LabelMap({ 20, 20 }, kGrass));

    brush->forget();
    brush->press(document, settings(kTree, 1), withShift(at(15, 15)));
    brush->release(document, withShift(at(15, 15)));

    EXPECT_EQ(document.classCounts()[kTree], 1) << "no line from a place of the old painting";
}

} // namespace
} // namespace pleinair
