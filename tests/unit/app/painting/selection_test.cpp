#include "app/painting/selection.h"

#include "app/painting/document.h"
#include "app/painting/flood_fill.h"
#include "app/painting/selection_operation.h"
#include "app/painting/tool.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

constexpr Size kSize { 40, 30 };

Selection box(int left, int top, int right, int bottom)
{
    Spans spans;
    for (int y = top; y < bottom; ++y)
        spans.push_back({ y, left, right });
    return Selection(kSize, spans);
}

Edit run(Document& document, SelectionOperation::Kind kind, int px = 4)
{
    static Fragment clipboard;
    return apply({ kind, px }, document, clipboard);
}

/// A use of a tool from one place to another.
std::optional<Edit> drag(Document& document, ToolKind kind, const ToolSettings& settings,
    Point from, Point to, Modifiers modifiers = {})
{
    const auto tool = makeTool(kind);
    PointerInput input { from, 1, 0, modifiers };
    ToolStep first = tool->press(document, settings, input);
    input.position = to;
    tool->move(document, input);
    ToolStep last = tool->release(document, input);
    if (tool->isActive())
        last = tool->finish(document);
    return last.finished ? std::move(last.finished) : std::move(first.finished);
}

TEST(Selection, HoldsWhatItWasMadeOfAndNothingElse)
{
    const Selection selection = box(5, 6, 15, 12);

    EXPECT_EQ(selection.bounds(), (Rect { 5, 6, 10, 6 }));
    EXPECT_TRUE(selection.contains(5, 6));
    EXPECT_FALSE(selection.contains(15, 6));
    EXPECT_TRUE(Selection(kSize, Spans { { 99, 0, 5 } }).isEmpty());
}

TEST(Selection, ComesTogetherAsSetsDo)
{
    const Selection a = box(5, 5, 15, 15);
    const Selection b = box(10, 10, 25, 25);
    for (int y = 0; y < kSize.height; ++y) {
        for (int x = 0; x < kSize.width; ++x) {
            const bool inA = a.contains(x, y);
            const bool inB = b.contains(x, y);
            ASSERT_EQ(a.combined(kSize, b, SelectMode::Add).contains(x, y), inA || inB);
            ASSERT_EQ(a.combined(kSize, b, SelectMode::Subtract).contains(x, y), inA && !inB);
            ASSERT_EQ(a.combined(kSize, b, SelectMode::Intersect).contains(x, y), inA && inB);
            ASSERT_EQ(a.inverted(kSize).contains(x, y), !inA);
        }
    }
    EXPECT_TRUE(a.combined(kSize, b, SelectMode::Replace) == b);
    EXPECT_TRUE(a.inverted(kSize).inverted(kSize) == a);
    EXPECT_TRUE(Selection().combined(kSize, a, SelectMode::Subtract).isEmpty());
}

TEST(Selection, GrowsByDistanceAndShrinksAsItsReverse)
{
    const Selection dot = box(20, 15, 21, 16);
    const Selection grown = dot.grown(6);
    for (int y = 0; y < kSize.height; ++y) {
        for (int x = 0; x < kSize.width; ++x)
            ASSERT_EQ(grown.contains(x, y), std::hypot(x - 20, y - 15) <= 6) << x << " " << y;
    }
    EXPECT_TRUE(grown.shrunk(5).contains(20, 15));
    EXPECT_TRUE(box(5, 5, 25, 25).shrunk(3) == box(8, 8, 22, 22));
    EXPECT_TRUE(box(0, 0, 40, 30).shrunk(3) == box(0, 0, 40, 30)) << "the edge is no border";
    EXPECT_TRUE(dot.shrunk(1).isEmpty());
}

TEST(Selection, ReadsBackFromItsRuns)
{
    const Selection selection = box(5, 6, 15, 12);
    EXPECT_TRUE(Selection::unpacked(kSize, selection.packed()) == selection);
    EXPECT_TRUE(Selection::unpacked(kSize, Selection().packed()).isEmpty());
}

TEST(Selection, EveryPaintingToolKeepsToIt)
{
    for (const ToolKind kind : allToolKinds()) {
        if (kind == ToolKind::Move || kind == ToolKind::Transform)
            continue;
        Document document(fiveClasses(), kSize, kSky);
        (void)document.select(box(10, 10, 20, 20));
        ToolSettings settings;
        settings.classId = kTree;
        settings.secondClass = kLake;
        settings.symmetry = Symmetry::Both;
        drag(document, kind, settings, { 2, 2 }, { 35, 28 });
        for (int y = 0; y < kSize.height; ++y) {
            for (int x = 0; x < kSize.width; ++x) {
                const bool isInside = x >= 10 && x < 20 && y >= 10 && y < 20;
                ASSERT_TRUE(isInside || document.labels().at(x, y) == kSky) << nameOf(kind);
            }
        }
    }
}

TEST(Selection, IsUndoneAndRedone)
{
    Document document(fiveClasses(), kSize, kSky);
    const Edit select = document.select(box(1, 2, 3, 4));
    document.restore(select, Edit::Side::Before);
    EXPECT_TRUE(document.selection().isEmpty());
    document.restore(select, Edit::Side::After);
    EXPECT_TRUE(document.selection() == box(1, 2, 3, 4));
    EXPECT_TRUE(document.select(box(1, 2, 3, 4)).isEmpty());
}

TEST(SelectTool, SelectsWhatItsKindSays)
{
    Document document(fiveClasses(), kSize, kSky);
    document.beginEdit();
    document.paint(Spans { { 5, 5, 10 }, { 6, 5, 10 }, { 20, 30, 35 } }, kTree);
    (void)document.endEdit();
    const auto count = [&] {
        int pixels = 0;
        for (const Span& span : document.selection().spans())
            pixels += span.right - span.left;
        return pixels;
    };

    drag(document, ToolKind::SelectArea, {}, { 6, 6 }, { 6, 6 });
    EXPECT_EQ(count(), 10);
    drag(document, ToolKind::SelectClass, {}, { 6, 6 }, { 6, 6 });
    EXPECT_EQ(count(), 15);
    drag(document, ToolKind::SelectRectangle, {}, { 0, 0 }, { 9, 9 });
    EXPECT_EQ(count(), 100);
    drag(document, ToolKind::SelectRectangle, {}, { 5, 5 }, { 14, 14 }, { true, false, false });
    EXPECT_EQ(count(), 175);
    drag(document, ToolKind::SelectRectangle, {}, { 0, 0 }, { 9, 9 }, { false, false, true });
    EXPECT_EQ(count(), 75);
    drag(document, ToolKind::SelectRectangle, {}, { 10, 10 }, { 20, 20 }, { true, false, true });
    EXPECT_EQ(count(), 25);
    drag(document, ToolKind::SelectRectangle, {}, { 1, 1 }, { 1, 1 });
    EXPECT_TRUE(document.selection().isEmpty()) << "a click selects nothing";
}

TEST(MoveTool, CarriesPixelsAndSelectionAlong)
{
    Document document(fiveClasses(), kSize, kSky);
    document.beginEdit();
    document.paint(Spans { { 5, 5, 10 } }, kTree);
    (void)document.endEdit();
    const LabelMap before = document.labels();
    (void)document.select(box(5, 5, 10, 6));

    const auto moved = drag(document, ToolKind::Move, {}, { 6, 5 }, { 16, 15 });

    ASSERT_TRUE(moved);
    EXPECT_EQ(document.labels().at(15, 15), kTree);
    EXPECT_EQ(document.labels().at(5, 5), kSky);
    EXPECT_TRUE(document.selection() == box(15, 15, 20, 16));
    document.restore(*moved, Edit::Side::Before);
    EXPECT_EQ(document.labels(), before);
    EXPECT_TRUE(document.selection() == box(5, 5, 10, 6));
    drag(document, ToolKind::Move, {}, { 6, 5 }, { 16, 15 }, { false, false, true });
    EXPECT_EQ(document.classCounts()[kTree], 10) << "Alt copies";
}

TEST(TransformTool, ScalesByACornerAndTurnsFromOutside)
{
    Document document(fiveClasses(), kSize, kSky);
    (void)document.addLayer("upper");
    document.beginEdit();
    for (int y = 5; y < 10; ++y)
        document.paint(Spans { { y, 5, 10 } }, kTree);
    (void)document.endEdit();
    ToolSettings settings;
    settings.handleReachPx = 1;

    const auto scaled =
        drag(document, ToolKind::Transform, settings, { 9.5F, 9.5F }, { 14.5F, 19.5F });
    ASSERT_TRUE(scaled);
    EXPECT_EQ(document.classCounts()[kTree], 10 * 15);
    EXPECT_EQ(document.labels().at(14, 19), kTree);
    document.restore(*scaled, Edit::Side::Before);
    EXPECT_EQ(document.classCounts()[kTree], 25);

    // A quarter turn of a square changes nothing in the end.
    EXPECT_FALSE(drag(document, ToolKind::Transform, settings, { 20, 7 }, { 7, 20 }));
    EXPECT_EQ(document.classCounts()[kTree], 25);
}

TEST(Fragment, TurningAndMirroringGoesAroundExactly)
{
    Fragment fragment { { 3, 4, 5, 3 }, LabelMap({ 5, 3 }, kSky) };
    Dice dice(1);
    for (ClassId& id : fragment.labels.labels())
        id = static_cast<ClassId>(dice.roll(5));
    const auto same = [&](const Fragment& other) {
        return other.labels == fragment.labels && other.area == fragment.area;
    };
    EXPECT_TRUE(same(mirroredHorizontally(mirroredHorizontally(fragment))));
    EXPECT_TRUE(same(mirroredVertically(mirroredVertically(fragment))));
    EXPECT_TRUE(same(turnedLeft(turnedRight(fragment))));
    EXPECT_EQ(turnedRight(fragment).labels.at(2, 0), fragment.labels.at(0, 0));
    EXPECT_EQ(transformed(fragment, placementOf(fragment), Rect { 0, 0, 40, 40 })
                  .labels.resizedNearest({ 1, 1 })
                  .at(0, 0),
        kUnknownClass)
        << "its box is a little larger";
}

TEST(Fragment, NoTransformationMakesNewClasses)
{
    Fragment fragment { { 0, 0, 9, 7 }, LabelMap({ 9, 7 }, kTree) };
    fragment.labels.set(4, 4, kLake);
    Dice dice(2);
    for (int i = 0; i < 300; ++i) {
        const Placement placement { { dice.between(-20, 60), dice.between(-20, 60) },
            dice.between(-5, 5), dice.between(-5, 5), dice.between(-7, 7) };
        const Fragment result = transformed(fragment, placement, { 0, 0, 40, 30 });
        for (const ClassId id : result.labels.labels())
            ASSERT_TRUE(id == kTree || id == kLake || id == kUnknownClass);
    }
}

TEST(SelectionOperation, CutAndPasteBringTheSamePixelsBack)
{
    Document document(fiveClasses(), kSize, kSky);
    document.beginEdit();
    document.paint(Spans { { 5, 5, 10 } }, kTree);
    (void)document.endEdit();
    const LabelMap before = document.labels();
    (void)document.select(box(4, 4, 12, 8));

    (void)run(document, SelectionOperation::Kind::Cut);
    EXPECT_EQ(document.classCounts()[kTree], 0);
    (void)run(document, SelectionOperation::Kind::Paste);
    EXPECT_EQ(document.labels(), before);
    EXPECT_EQ(document.layers().count(), 2);
}

TEST(SelectionOperation, CopiesWhatIsSeenWhereTheLayerIsEmpty)
{
    Document document(fiveClasses(), kSize, kSky);
    (void)document.addLayer("empty");
    (void)document.select(box(4, 4, 12, 8));
    Fragment clipboard;
    (void)apply({ SelectionOperation::Kind::Copy }, document, clipboard);

    EXPECT_EQ(clipboard.area, (Rect { 4, 4, 8, 4 }));
    EXPECT_EQ(clipboard.labels, LabelMap({ 8, 4 }, kSky));
    EXPECT_TRUE(apply({ SelectionOperation::Kind::Cut }, document, clipboard).isEmpty());
}

TEST(SelectionOperation, FlippingTwiceChangesNothing)
{
    Document document(fiveClasses(), kSize, kSky);
    document.beginEdit();
    document.paint(Spans { { 5, 5, 10 }, { 7, 9, 12 } }, kTree);
    (void)document.endEdit();
    (void)document.select(box(4, 4, 15, 12));
    const LabelMap before = document.labels();
    const Selection selection = document.selection();

    const Edit flip = run(document, SelectionOperation::Kind::FlipHorizontally);
    EXPECT_FALSE(flip.isEmpty());
    EXPECT_NE(document.labels(), before);
    (void)run(document, SelectionOperation::Kind::FlipHorizontally);
    EXPECT_EQ(document.labels(), before);
    EXPECT_TRUE(document.selection() == selection);
    (void)run(document, SelectionOperation::Kind::TurnLeft);
    (void)run(document, SelectionOperation::Kind::TurnRight);
    EXPECT_EQ(document.labels(), before);
}

TEST(SelectionOperation, EveryOneHasANameThatReadsBack)
{
    using Kind = SelectionOperation::Kind;
    for (int i = 0; i <= static_cast<int>(Kind::TurnRight); ++i)
        EXPECT_EQ(selectionOperationFrom(nameOf(static_cast<Kind>(i))), static_cast<Kind>(i));
    EXPECT_FALSE(selectionOperationFrom("explode"));
}

TEST(FloodFill, AGapInABorderIsClosedByItsTolerance)
{
    LabelMap map({ 60, 40 }, kSky);
    for (int y = 0; y < 40; ++y) {
        if (y < 18 || y >= 22)
            map.set(30, y, kTree);
    }
    const auto reaches = [&](int gapPx) {
        for (const Span& span : connectedRegion(map, 5, 5, gapPx)) {
            if (span.right > 50)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(reaches(0));
    EXPECT_TRUE(reaches(2));
    EXPECT_FALSE(reaches(6));
    // All of the room itself is filled, its corners too.
    int pixels = 0;
    for (const Span& span : connectedRegion(map, 5, 5, 6))
        pixels += std::min(span.right, 30) - std::min(span.left, 30);
    EXPECT_EQ(pixels, 30 * 40);
}

TEST(Brush, AScatterPaintsItsShareAndTheSameGrainsAgain)
{
    const auto paint = [](float density) {
        Document document(fiveClasses(), { 200, 200 }, kSky);
        ToolSettings settings;
        settings.classId = kTree;
        settings.brush.shape = BrushShape::Scatter;
        settings.brush.sizePx = 150;
        settings.brush.density = density;
        drag(document, ToolKind::Brush, settings, { 100, 100 }, { 100, 100 });
        return document.labels();
    };
    const LabelMap thin = paint(0.2F);
    const auto trees = std::count(thin.labels().begin(), thin.labels().end(), kTree);
    const double disc = 3.14159 * 75 * 75;
    EXPECT_NEAR(static_cast<double>(trees) / disc, 0.2, 0.05);
    EXPECT_EQ(paint(0.2F), thin);
}

TEST(Brush, SpacingLeavesGapsHoweverManyEventsThereAre)
{
    const auto paint = [](int events) {
        Document document(fiveClasses(), { 200, 20 }, kSky);
        ToolSettings settings;
        settings.classId = kTree;
        settings.brush.sizePx = 8;
        settings.brush.spacing = 2;
        const auto brush = makeTool(ToolKind::Brush);
        brush->press(document, settings, at(10, 10));
        for (int i = 1; i <= events; ++i)
            brush->move(
                document, at(10 + 160 * static_cast<float>(i) / static_cast<float>(events), 10));
        brush->release(document, at(170, 10));
        return document.labels();
    };
    const LabelMap one = paint(1);
    EXPECT_EQ(one.at(10, 10), kTree);
    EXPECT_EQ(one.at(18, 10), kSky);
    EXPECT_EQ(one.at(26, 10), kTree);
    EXPECT_EQ(paint(16), one);
}

TEST(Brush, TheStabiliserEndsWhereThePenDoes)
{
    Document document(fiveClasses(), { 200, 200 }, kSky);
    ToolSettings settings;
    settings.classId = kTree;
    settings.brush.sizePx = 3;
    settings.brush.stabiliser = 0.8F;
    const auto brush = makeTool(ToolKind::Brush);
    brush->press(document, settings, at(10, 100));
    brush->move(document, at(100, 10));
    EXPECT_EQ(document.labels().at(100, 10), kSky) << "it hangs behind";
    brush->release(document, at(190, 100));
    EXPECT_EQ(document.labels().at(190, 100), kTree);
}

TEST(Symmetry, BothSidesAreAlike)
{
    for (const ToolKind kind : { ToolKind::Brush, ToolKind::Line, ToolKind::Ellipse,
             ToolKind::Lasso, ToolKind::Polygon }) {
        Document document(fiveClasses(), { 61, 40 }, kSky);
        ToolSettings settings;
        settings.classId = kTree;
        settings.brush.sizePx = 7;
        settings.symmetry = Symmetry::Both;
        drag(document, kind, settings, { 3, 4 }, { 20, 15 });
        ASSERT_GT(document.classCounts()[kTree], 0) << nameOf(kind);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 61; ++x) {
                ASSERT_EQ(document.labels().at(x, y), document.labels().at(60 - x, y));
                ASSERT_EQ(document.labels().at(x, y), document.labels().at(x, 39 - y));
            }
        }
    }
}

TEST(GradientTool, ThinsOutFromOneEndToTheOther)
{
    Document document(fiveClasses(), { 300, 100 }, kSky);
    ToolSettings settings;
    settings.classId = kTree;
    settings.brush.grainPx = 2;
    const auto shares = [&](ClassId id) {
        std::vector<int> columns(3);
        for (int x = 0; x < 300; ++x) {
            for (int y = 0; y < 100; ++y)
                columns[static_cast<std::size_t>(x / 100)] += document.labels().at(x, y) == id;
        }
        return columns;
    };
    drag(document, ToolKind::Gradient, settings, { 100, 50 }, { 200, 50 });
    EXPECT_EQ(shares(kTree)[0], 100 * 100);
    EXPECT_NEAR(shares(kTree)[1], 5000, 500);
    EXPECT_EQ(shares(kTree)[2], 0);
    EXPECT_EQ(shares(kSky)[2], 100 * 100);

    settings.secondClass = kLake;
    drag(document, ToolKind::Gradient, settings, { 100, 50 }, { 200, 50 });
    EXPECT_EQ(shares(kLake)[2], 100 * 100);
    EXPECT_EQ(document.classCounts()[kSky], 0);
}

} // namespace
} // namespace pleinair
