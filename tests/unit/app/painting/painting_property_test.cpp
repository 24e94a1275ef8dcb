// Laws that hold for every sequence of edits.
#include "app/painting/document.h"
#include "app/painting/tool.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>

namespace pleinair {
namespace {

/// A painter without a plan.
class RandomPainter {
public:
    RandomPainter(Document& document, std::uint64_t seed)
        : m_document(document)
        , m_dice(seed)
    {
    }

    /// One whole use of a tool; may be cancelled. @return its patch, if it changed something.
    std::optional<Edit> act()
    {
        const ToolKind kind = allToolKinds()[static_cast<std::size_t>(
            m_dice.roll(static_cast<int>(allToolKinds().size())))];
        auto& tool = m_tools[kind];
        if (!tool)
            tool = makeTool(kind);
        const ToolSettings settings { static_cast<ClassId>(m_dice.roll(5)),
            { static_cast<BrushShape>(m_dice.roll(3)), m_dice.between(1, 40), m_dice.roll(2) == 0 },
            static_cast<FillReach>(m_dice.roll(2)) };
        m_used.insert(kind == ToolKind::Eraser ? m_document.baseClass() : settings.classId);
        ToolStep step = tool->press(m_document, settings, anywhere());
        for (int moves = m_dice.roll(6); moves > 0; --moves)
            tool->move(m_document, anywhere());
        if (m_dice.roll(10) == 0) {
            tool->cancel(m_document);
            return std::move(step.finished);
        }
        ToolStep last = tool->release(m_document, anywhere());
        if (tool->isActive())
            last = tool->finish(m_document);
        return last.finished ? std::move(last.finished) : std::move(step.finished);
    }

    /// Every class that this painter may have put on the painting.
    [[nodiscard]] const std::set<ClassId>& used() const { return m_used; }

private:
    PointerInput anywhere()
    {
        const Size size = m_document.size();
        PointerInput input = at(m_dice.between(-20, static_cast<float>(size.width) + 20),
            m_dice.between(-20, static_cast<float>(size.height) + 20), m_dice.between(0, 1));
        input.modifiers.shift = m_dice.roll(4) == 0;
        return input;
    }

    Document& m_document;
    Dice m_dice;
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
    std::set<ClassId> m_used;
};

Document::ClassCounts countedIn(const LabelMap& labels)
{
    Document::ClassCounts counts {};
    for (const ClassId id : labels.labels())
        ++counts[id];
    return counts;
}

TEST(PaintingLaws, UndoAndRedoRestoreExactlyOver2000Sequences)
{
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Document document(fiveClasses(), { 150, 90 }, static_cast<ClassId>(seed % 5));
        RandomPainter painter(document, seed);
        std::vector<LabelMap> states { document.labels() };
        std::vector<Edit> patches;
        for (int i = 0; i < 5; ++i) {
            if (auto patch = painter.act()) {
                patches.push_back(std::move(*patch));
                states.push_back(document.labels());
            }
            ASSERT_EQ(document.labels(), states.back())
                << "a change without a patch, seed " << seed;
        }
        for (std::size_t i = patches.size(); i > 0; --i) {
            document.restore(patches[i - 1], Document::PatchSide::Before);
            ASSERT_EQ(document.labels(), states[i - 1]) << "undo, seed " << seed;
        }
        for (std::size_t i = 0; i < patches.size(); ++i) {
            document.restore(patches[i], Document::PatchSide::After);
            ASSERT_EQ(document.labels(), states[i + 1]) << "redo, seed " << seed;
        }
        ASSERT_EQ(document.classCounts(), countedIn(document.labels())) << "seed " << seed;
    }
}

TEST(PaintingLaws, APaintingHoldsOnlyClassesThatWerePainted)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Document document(fiveClasses(), { 120, 70 }, kSky);
        RandomPainter painter(document, seed);
        for (int i = 0; i < 3; ++i)
            painter.act();
        for (int id = 0; id < 256; ++id) {
            const auto painted = static_cast<ClassId>(id);
            const bool mayBeThere = id == kSky || painter.used().contains(painted);
            ASSERT_TRUE(mayBeThere || document.classCounts()[painted] == 0) << "seed " << seed;
        }
    }
}

TEST(PaintingLaws, EveryChangeLiesInsideTheReportedRectangle)
{
    Document document(fiveClasses(), { 130, 130 }, kSky);
    Dice dice(5);
    const auto brush = makeTool(ToolKind::Brush);
    for (int stroke = 0; stroke < 200; ++stroke) {
        const ToolSettings settings { static_cast<ClassId>(dice.roll(5)),
            { static_cast<BrushShape>(dice.roll(3)), dice.between(1, 50), true } };
        const auto anywhere = [&] {
            return at(dice.between(-9, 139), dice.between(-9, 139), dice.between(0, 1));
        };
        LabelMap before = document.labels();
        const auto check = [&](const ToolStep& step) {
            Rect changed;
            for (int y = 0; y < 130; ++y) {
                for (int x = 0; x < 130; ++x) {
                    if (before.at(x, y) != document.labels().at(x, y))
                        changed = changed.united({ x, y, 1, 1 });
                }
            }
            ASSERT_EQ(step.dirty, changed);
            before = document.labels();
        };
        check(brush->press(document, settings, anywhere()));
        check(brush->move(document, anywhere()));
        check(brush->release(document, anywhere()));
    }
}

} // namespace
} // namespace pleinair
