// Layers against a slow, plain model: everything copied after every operation.
#include "app/painting/canvas_operation.h"
#include "app/painting/document.h"
#include "app/painting/layer_operation.h"
#include "app/painting/selection_operation.h"
#include "app/painting/tool.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <memory>

namespace pleinair {
namespace {

using Kind = LayerOperation::Kind;

LayerOperation operation(Kind kind)
{
    LayerOperation operation;
    operation.kind = kind;
    return operation;
}

/// One class on some rows of the active layer.
Edit paintRows(Document& document, int first, int end, ClassId id)
{
    Spans spans;
    for (int y = first; y < end; ++y)
        spans.push_back({ y, 0, document.size().width });
    document.beginEdit();
    document.paint(spans, id);
    return document.endEdit();
}

/// All that a painting is, copied.
struct Snapshot {
    StackState state;
    std::vector<LabelMap> layers;
    LabelMap flat;
    Selection selection;

    explicit Snapshot(const Document& document)
        : state(document.layers().state())
        , flat(document.labels())
        , selection(document.selection())
    {
        for (int i = 0; i < document.layers().count(); ++i)
            layers.push_back(document.layers()[i].labels);
    }

    /// The active layer is a choice, not a part of the painting.
    friend bool operator==(const Snapshot& a, const Snapshot& b)
    {
        return a.state.layers == b.state.layers && a.state.reference == b.state.reference
            && a.layers == b.layers && a.flat == b.flat && a.selection == b.selection;
    }
};

/// What a document must come to, pixel by pixel.
LabelMap flattenedSlowly(const Document& document)
{
    LabelMap flat(document.size(), document.baseClass());
    for (int i = 0; i < document.layers().count(); ++i) {
        const Layer& layer = document.layers()[i];
        for (int y = 0; y < flat.height(); ++y) {
            for (int x = 0; x < flat.width(); ++x) {
                if (layer.info.isVisible && layer.labels.at(x, y) != kUnknownClass)
                    flat.set(x, y, layer.labels.at(x, y));
            }
        }
    }
    return flat;
}

TEST(Layers, AnUpperLayerHidesALowerOneWhereItIsPainted)
{
    Document document(fiveClasses(), { 20, 20 }, kSky);
    (void)apply(operation(Kind::Add), document);
    paintRows(document, 5, 10, kTree);

    EXPECT_EQ(document.labels().at(3, 7), kTree);
    EXPECT_EQ(document.labels().at(3, 12), kSky);
    EXPECT_EQ(document.layers()[0].labels.at(3, 7), kSky);

    LayerOperation hide = operation(Kind::Show);
    hide.on = false;
    (void)apply(hide, document);
    EXPECT_EQ(document.labels(), LabelMap({ 20, 20 }, kSky));
}

TEST(Layers, TheEraserUncoversWhatLiesBelow)
{
    Document document(fiveClasses(), { 20, 20 }, kSky);
    paintRows(document, 0, 20, kLake);
    (void)apply(operation(Kind::Add), document);
    paintRows(document, 0, 20, kTree);
    const auto eraser = makeTool(ToolKind::Eraser);
    eraser->press(document, { kGrass, { BrushShape::Square, 4, false } }, at(10, 10));
    eraser->release(document, at(10, 10));

    EXPECT_EQ(document.labels().at(10, 10), kLake);
    document.setActiveLayer(0);
    EXPECT_EQ(document.eraserClass(), kSky);
}

TEST(Layers, LockedAndHiddenLayersAreNotPaintedOn)
{
    for (const Kind kind : { Kind::Lock, Kind::Show }) {
        Document document(fiveClasses(), { 20, 20 }, kSky);
        (void)apply(operation(Kind::Add), document);
        LayerOperation change = operation(kind);
        change.on = kind == Kind::Lock;
        (void)apply(change, document);

        EXPECT_TRUE(paintRows(document, 0, 20, kTree).isEmpty());
        EXPECT_EQ(document.labels(), LabelMap({ 20, 20 }, kSky));
    }
}

TEST(Layers, MergingChangesNothingThatIsSeen)
{
    Document document(fiveClasses(), { 30, 30 }, kSky);
    paintRows(document, 10, 20, kLake);
    (void)apply(operation(Kind::Add), document);
    paintRows(document, 15, 25, kTree);
    const LabelMap seen = document.labels();
    const Snapshot before(document);

    const Edit merged = apply(operation(Kind::MergeDown), document);

    EXPECT_EQ(document.layers().count(), 1);
    EXPECT_EQ(document.labels(), seen);
    document.restore(merged, Edit::Side::Before);
    EXPECT_TRUE(Snapshot(document) == before);
}

TEST(Layers, TheOnlyLayerStays)
{
    Document document(fiveClasses(), { 10, 10 }, kSky);

    EXPECT_TRUE(apply(operation(Kind::Remove), document).isEmpty());
    EXPECT_TRUE(apply(operation(Kind::MergeDown), document).isEmpty());
    EXPECT_TRUE(apply(operation(Kind::Flatten), document).isEmpty());
}

TEST(Layers, AreCarriedOverToOtherClasses)
{
    Document document(fiveClasses(), { 10, 10 }, kSky);
    (void)apply(operation(Kind::Add), document);
    paintRows(document, 0, 5, kTree);
    const ClassTable two(
        { { "forest", { 1, 1, 1 }, "", {}, {} }, { "air", { 2, 2, 2 }, "", {}, {} } });

    const Snapshot before(document);
    const Edit edit = document.changeClasses(two, { 1, 1, 0, 0, 1 });

    EXPECT_EQ(document.layers().count(), 2);
    EXPECT_EQ(document.layers()[1].labels.at(0, 9), kUnknownClass);
    EXPECT_EQ(document.labels().at(0, 2), 0);
    EXPECT_EQ(document.labels().at(0, 8), 1);
    EXPECT_EQ(document.shareOf(0), 0.5);
    document.restore(edit, Edit::Side::Before);
    EXPECT_TRUE(Snapshot(document) == before);
    EXPECT_EQ(document.classes().count(), 5);
    document.restore(edit, Edit::Side::After);
    EXPECT_EQ(document.labels().at(0, 2), 0);
    EXPECT_EQ(document.classes()[1].name, "air");
}

TEST(Instances, EachEditPaintsItsOwnAndUndoTakesItBack)
{
    Document document(fiveClasses(), { 20, 10 }, kSky);
    const auto paintBox = [&](int left, int right, ClassId id) {
        document.beginEdit();
        Spans spans;
        for (int y = 2; y < 6; ++y)
            spans.push_back({ y, left, right });
        document.paint(spans, id);
        return document.endEdit();
    };
    EXPECT_TRUE(paintBox(0, 3, kTree).pixels.size() == 1 && document.instances().isEmpty());
    document.setPaintsInstances(true);
    const Edit first = paintBox(2, 8, kTree);
    const std::uint64_t revision = document.revision();
    const Edit second = paintBox(6, 12, kTree);

    const auto at = [&](int x) { return document.instances().at(x, 3); };
    EXPECT_EQ(at(1), 0);
    EXPECT_NE(at(2), 0);
    EXPECT_NE(at(6), at(5)) << "touching things of one class are two";
    EXPECT_GT(document.revision(), revision) << "the photograph knows them";
    document.restore(second, Edit::Side::Before);
    EXPECT_EQ(at(6), at(5));
    document.restore(second, Edit::Side::After);
    EXPECT_NE(at(6), at(5));
    document.setPaintsInstances(false);
    const Edit plain = paintBox(0, 20, kTree);
    EXPECT_EQ(at(6), 0) << "what is painted without belongs to none";
    document.restore(plain, Edit::Side::Before);
    EXPECT_NE(at(6), 0);
    (void)first;
}

/// Two things of one class beside each other on the lowest layer, and nothing selected.
class InstancesOfTwo : public testing::Test {
protected:
    InstancesOfTwo()
    {
        document.setPaintsInstances(true);
        for (const int left : { 2, 5 }) {
            document.beginEdit();
            const Span span { 4, left, left + 3 };
            document.paint({ &span, 1 }, kTree);
            (void)document.endEdit();
        }
        document.setPaintsInstances(false);
        first = at(2, 4);
        second = at(5, 4);
        (void)document.select(Selection({ 30, 20 }, Spans { { 4, 2, 8 } }));
    }

    [[nodiscard]] ClassId at(int x, int y) const { return document.instances().at(x, y); }

    /// Drags what is selected by so much.
    Edit drag(int dx, int dy, Modifiers modifiers = {})
    {
        const auto tool = makeTool(ToolKind::Move);
        (void)tool->press(document, {}, { { 3, 4 }, 1, 0, modifiers });
        ToolStep step = tool->release(document, { { 3.0F + dx, 4.0F + dy }, 1, 10, modifiers });
        return std::move(step.finished).value();
    }

    Document document { fiveClasses(), { 30, 20 }, kSky };
    ClassId first = 0;
    ClassId second = 0;
};

TEST_F(InstancesOfTwo, AreThoseThatWerePainted)
{
    EXPECT_NE(first, 0);
    EXPECT_NE(second, 0);
    EXPECT_NE(first, second);
}

TEST_F(InstancesOfTwo, StayTheSameWhereTheyAreMoved)
{
    const Edit moved = drag(10, 6);

    EXPECT_EQ(at(12, 10), first);
    EXPECT_EQ(at(15, 10), second);
    EXPECT_EQ(at(2, 4), 0) << "what is uncovered belongs to none";
    document.restore(moved, Edit::Side::Before);
    EXPECT_EQ(at(2, 4), first);
    EXPECT_EQ(at(12, 10), 0);
    document.restore(moved, Edit::Side::After);
    EXPECT_EQ(at(15, 10), second);
}

TEST_F(InstancesOfTwo, MovingWhileThingsArePaintedOneByOneMakesNone)
{
    document.setPaintsInstances(true);
    (void)drag(10, 6);

    EXPECT_EQ(at(12, 10), first);
    EXPECT_EQ(at(2, 4), 0);
}

TEST_F(InstancesOfTwo, ACopyIsOtherThings)
{
    Modifiers alt;
    alt.alt = true;
    (void)drag(10, 6, alt);

    EXPECT_EQ(at(2, 4), first);
    EXPECT_EQ(at(5, 4), second);
    EXPECT_NE(at(12, 10), 0);
    EXPECT_NE(at(12, 10), at(15, 10));
    for (const ClassId old : { first, second }) {
        EXPECT_NE(at(12, 10), old);
        EXPECT_NE(at(15, 10), old);
    }
}

TEST_F(InstancesOfTwo, APasteIsOtherThingsAndIsUndone)
{
    Fragment clipboard;
    (void)apply(SelectionOperation { SelectionOperation::Kind::Copy }, document, clipboard);
    clipboard.area.x += 10;
    const Edit pasted =
        apply(SelectionOperation { SelectionOperation::Kind::Paste }, document, clipboard);

    EXPECT_NE(at(12, 4), 0);
    EXPECT_NE(at(12, 4), first);
    EXPECT_NE(at(12, 4), at(15, 4));
    EXPECT_EQ(at(2, 4), first);
    const ClassId number = at(12, 4);
    document.restore(pasted, Edit::Side::Before);
    EXPECT_EQ(at(12, 4), 0);
    document.restore(pasted, Edit::Side::After);
    EXPECT_EQ(at(12, 4), number);
}

TEST_F(InstancesOfTwo, AFlipCarriesThemRound)
{
    Fragment clipboard;
    (void)apply(
        SelectionOperation { SelectionOperation::Kind::FlipHorizontally }, document, clipboard);

    EXPECT_EQ(at(2, 4), second);
    EXPECT_EQ(at(7, 4), first);
}

TEST_F(InstancesOfTwo, ATransformationCarriesThemAlong)
{
    const Fragment lifted = document.copySelected();
    Placement placement = placementOf(lifted);
    placement.scaleX = 2;
    placement.centre.x += 8;
    placement.centre.y += 5;
    document.beginEdit();
    document.eraseSelected();
    document.stamp(transformed(lifted, placement, document.bounds()));
    (void)document.endEdit();

    int numbered[2] = {};
    for (int x = 0; x < 30; ++x) {
        numbered[0] += at(x, 9) == first;
        numbered[1] += at(x, 9) == second;
        EXPECT_EQ(at(x, 4), 0);
    }
    EXPECT_EQ(numbered[0], 6);
    EXPECT_EQ(numbered[1], 6);
}

TEST_F(InstancesOfTwo, ALayerTakesItsOwnAlongWhenItIsRemovedAndLeavesThemWhenItIsMerged)
{
    (void)document.select({});
    (void)document.addLayer("above");
    document.setPaintsInstances(true);
    document.beginEdit();
    const Span span { 4, 2, 5 };
    document.paint({ &span, 1 }, kTree);
    (void)document.endEdit();
    const ClassId above = at(3, 4);
    ASSERT_NE(above, first);

    const Edit merged = document.mergeDown(1);
    EXPECT_EQ(at(3, 4), above);
    document.restore(merged, Edit::Side::Before);
    const Edit removed = document.removeLayer(1);
    EXPECT_EQ(at(3, 4), 0);
    EXPECT_EQ(at(5, 4), second);
    document.restore(removed, Edit::Side::Before);
    EXPECT_EQ(at(3, 4), above);
    document.restore(removed, Edit::Side::After);
    EXPECT_EQ(at(3, 4), 0);
}

TEST_F(InstancesOfTwo, ErasingBelowAnotherLayerTouchesNothingOfIt)
{
    (void)document.select({});
    (void)document.addLayer("above");
    document.setPaintsInstances(true);
    document.beginEdit();
    const Span span { 4, 3, 6 };
    document.paint({ &span, 1 }, kLake);
    (void)document.endEdit();
    document.setPaintsInstances(false);
    const ClassId above = at(4, 4);
    ASSERT_NE(above, 0);

    document.setActiveLayer(0);
    (void)document.clearLayer(0);

    EXPECT_EQ(at(4, 4), above);
    EXPECT_EQ(at(2, 4), 0);
}

TEST_F(InstancesOfTwo, CountAsNoneWhileTheirLayerIsHidden)
{
    (void)document.select({});
    (void)document.addLayer("upper");
    document.setPaintsInstances(true);
    (void)paintRows(document, 8, 10, kLake);
    const ClassId upper = at(0, 8);
    ASSERT_NE(upper, 0);
    LayerInfo info = document.layers()[1].info;
    info.isVisible = false;

    const Edit hidden = document.setLayerInfo(1, info);
    EXPECT_EQ(document.shownInstances()[upper], 0);
    const Document read = [this] {
        Document copy(fiveClasses(), { 1, 1 }, kSky);
        copy.replace(document.content());
        return copy;
    }();
    EXPECT_EQ(read.shownInstances()[upper], 0);
    const Fragment seen = document.copySelected(Document::Source::Flattened);
    EXPECT_EQ(seen.instances.at(0, 8), 0);

    document.restore(hidden, Edit::Side::Before);
    EXPECT_EQ(document.shownInstances()[upper], upper);
    EXPECT_EQ(at(0, 8), upper);
}

TEST(Instances, FollowTheCanvasRound)
{
    Document document(fiveClasses(), { 20, 10 }, kSky);
    document.setPaintsInstances(true);
    document.beginEdit();
    const Span span { 1, 2, 5 };
    document.paint({ &span, 1 }, kTree);
    (void)document.endEdit();
    const ClassId number = document.instances().at(2, 1);

    const Edit turned =
        apply(CanvasOperation { CanvasOperation::Kind::FlipVertically, {} }, document);
    EXPECT_EQ(document.instances().at(2, 8), number);
    document.restore(turned, Edit::Side::Before);
    EXPECT_EQ(document.instances().at(2, 1), number);
    const Edit larger =
        apply(CanvasOperation { CanvasOperation::Kind::Resize, { 30, 20 } }, document);
    EXPECT_EQ(document.instances().at(7, 6), number);
    EXPECT_EQ(document.instances().at(0, 0), 0);
    document.restore(larger, Edit::Side::Before);
    EXPECT_EQ(document.instances().at(4, 1), number);
}

TEST(CanvasOperation, GoesAroundWithAllLayersAndTheSelection)
{
    Document document(fiveClasses(), { 30, 20 }, kSky);
    (void)document.addLayer("upper");
    paintRows(document, 2, 5, kTree);
    (void)document.select(Selection(Size { 30, 20 }, Spans { { 3, 4, 9 } }));
    const Snapshot before(document);

    const Edit left = apply(CanvasOperation { CanvasOperation::Kind::TurnLeft, {} }, document);
    EXPECT_EQ(document.size(), (Size { 20, 30 }));
    EXPECT_EQ(document.labels().at(2, 29), kTree);
    (void)apply(CanvasOperation { CanvasOperation::Kind::TurnRight, {} }, document);
    EXPECT_TRUE(Snapshot(document) == before);
    (void)apply(CanvasOperation { CanvasOperation::Kind::TurnLeft, {} }, document);
    document.restore(left, Edit::Side::Before);
    EXPECT_TRUE(Snapshot(document) == before);
    EXPECT_EQ(document.shareOf(kTree), 3.0 / 20);
}

TEST(CanvasOperation, CropsAndMakesRoom)
{
    Document document(fiveClasses(), { 30, 20 }, kSky);
    paintRows(document, 5, 8, kTree);
    (void)document.select(Selection(Size { 30, 20 }, Spans { { 6, 4, 9 }, { 7, 4, 9 } }));
    (void)apply(CanvasOperation { CanvasOperation::Kind::Crop, {} }, document);
    EXPECT_EQ(document.labels(), LabelMap({ 5, 2 }, kTree));
    (void)apply(CanvasOperation { CanvasOperation::Kind::Resize, { 9, 6 } }, document);
    EXPECT_EQ(document.labels().at(0, 0), kSky);
    EXPECT_EQ(document.labels().at(2, 2), kTree);
    EXPECT_EQ(document.classCounts()[kTree], 10);
    (void)apply(CanvasOperation { CanvasOperation::Kind::Scale, { 18, 12 } }, document);
    EXPECT_EQ(document.classCounts()[kTree], 40);
    EXPECT_TRUE(
        apply(CanvasOperation { CanvasOperation::Kind::Scale, { 18, 12 } }, document).isEmpty());
}

TEST(Layers, EveryOperationHasANameThatReadsBack)
{
    for (int i = 0; i <= static_cast<int>(Kind::TraceOpacity); ++i)
        EXPECT_EQ(layerOperationFrom(nameOf(static_cast<Kind>(i))), static_cast<Kind>(i));
    EXPECT_FALSE(layerOperationFrom("explode"));
}

/// Tools, layer operations, undo and redo in random order.
class LayerPainter {
public:
    LayerPainter(Document& document, std::uint64_t seed)
        : m_document(document)
        , m_dice(seed)
    {
        m_states.emplace_back(m_document);
    }

    void act()
    {
        switch (m_dice.roll(7)) {
        case 0:
            undo();
            break;
        case 1:
            redo();
            break;
        case 2:
        case 3:
            done(layerOperation());
            break;
        case 4:
            done(m_dice.roll(6) == 0 ? canvasOperation() : selectionOperation());
            break;
        default:
            done(stroke());
        }
    }

    [[nodiscard]] bool agrees() const { return Snapshot(m_document) == m_states[m_applied]; }

private:
    void undo()
    {
        if (m_applied > 0)
            m_document.restore(m_edits[--m_applied], Edit::Side::Before);
    }

    void redo()
    {
        if (m_applied < m_edits.size())
            m_document.restore(m_edits[m_applied++], Edit::Side::After);
    }

    void done(Edit edit)
    {
        if (edit.isEmpty())
            return;
        m_edits.resize(m_applied);
        m_states.erase(
            m_states.begin() + static_cast<std::ptrdiff_t>(m_applied) + 1, m_states.end());
        m_edits.push_back(std::move(edit));
        m_states.emplace_back(m_document);
        if (m_edits.size() > 60) {
            m_edits.erase(m_edits.begin(), m_edits.begin() + 30);
            m_states.erase(m_states.begin(), m_states.begin() + 30);
        }
        m_applied = m_edits.size();
    }

    Edit layerOperation()
    {
        LayerOperation operation;
        operation.kind = static_cast<Kind>(m_dice.roll(static_cast<int>(Kind::TraceOpacity) + 1));
        const int count = m_document.layers().count();
        if (operation.kind == Kind::Add && count > 6)
            operation.kind = Kind::Remove;
        if (m_dice.roll(2) == 0)
            operation.layer = m_dice.roll(count + 1);
        operation.to = m_dice.roll(count + 1);
        operation.name = std::to_string(m_dice.roll(3));
        operation.on = m_dice.roll(3) != 0;
        operation.opacity = m_dice.between(-1, 2);
        operation.photograph = std::make_shared<Image>(Image { { 1, 1 }, { 1, 2, 3 } });
        return apply(operation, m_document);
    }

    Edit canvasOperation()
    {
        const auto kind = static_cast<CanvasOperation::Kind>(
            m_dice.roll(static_cast<int>(CanvasOperation::Kind::Scale) + 1));
        const bool makesSmall =
            kind == CanvasOperation::Kind::Crop && m_document.size().area() < 900;
        if (makesSmall)
            return {};
        return apply(
            CanvasOperation { kind, { 20 + m_dice.roll(90), 20 + m_dice.roll(70) } }, m_document);
    }

    Edit selectionOperation()
    {
        const auto kind = static_cast<SelectionOperation::Kind>(
            m_dice.roll(static_cast<int>(SelectionOperation::Kind::TurnRight) + 1));
        if (kind == SelectionOperation::Kind::Paste && m_document.layers().count() > 6)
            return {};
        return apply({ kind, 1 + m_dice.roll(9) }, m_document, m_clipboard);
    }

    Edit stroke()
    {
        const auto kinds = allToolKinds();
        const ToolKind kind =
            kinds[static_cast<std::size_t>(m_dice.roll(static_cast<int>(kinds.size())))];
        auto& tool = m_tools[kind];
        if (!tool)
            tool = makeTool(kind);
        ToolSettings settings { static_cast<ClassId>(m_dice.roll(5)),
            { static_cast<BrushShape>(m_dice.roll(4)), m_dice.between(1, 20), true },
            static_cast<FillReach>(m_dice.roll(2)) };
        settings.brush.spacing = m_dice.roll(3) == 0 ? m_dice.between(0, 2) : 0;
        settings.brush.stabiliser = m_dice.roll(3) == 0 ? m_dice.between(0, 1) : 0;
        settings.gapPx = m_dice.roll(4) == 0 ? m_dice.roll(9) : 0;
        settings.selectMode = static_cast<SelectMode>(m_dice.roll(4));
        settings.symmetry = static_cast<Symmetry>(m_dice.roll(4));
        ToolStep step = tool->press(m_document, settings, anywhere());
        for (int moves = m_dice.roll(3); moves > 0; --moves)
            tool->move(m_document, anywhere());
        ToolStep last = tool->release(m_document, anywhere());
        if (tool->isActive())
            last = tool->finish(m_document);
        if (last.finished)
            return std::move(*last.finished);
        return step.finished ? std::move(*step.finished) : Edit {};
    }

    PointerInput anywhere()
    {
        const Size size = m_document.size();
        return at(m_dice.between(-9, static_cast<float>(size.width) + 9),
            m_dice.between(-9, static_cast<float>(size.height) + 9), m_dice.between(0, 1));
    }

    Document& m_document;
    Dice m_dice;
    Fragment m_clipboard;
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
    std::vector<Edit> m_edits;
    std::vector<Snapshot> m_states;
    std::size_t m_applied = 0;
};

/// 4,000 operations in the gate; PLEINAIR_OPERATIONS asks for more.
TEST(Layers, RandomOperationsAgreeWithFullCopies)
{
    const char* wanted = std::getenv("PLEINAIR_OPERATIONS");
    const int operations = wanted ? std::atoi(wanted) : 4000;
    for (int first = 0; first < operations; first += 400) {
        Document document(fiveClasses(), { 90, 70 }, static_cast<ClassId>(first / 400 % 5));
        LayerPainter painter(document, static_cast<std::uint64_t>(first));
        for (int i = 0; i < 400; ++i) {
            painter.act();
            ASSERT_TRUE(painter.agrees()) << "operation " << first + i;
            ASSERT_EQ(document.labels(), flattenedSlowly(document)) << "operation " << first + i;
        }
        Document::ClassCounts counts {};
        for (const ClassId id : document.labels().labels())
            ++counts[id];
        ASSERT_EQ(document.classCounts(), counts);
    }
}

} // namespace
} // namespace pleinair
