#include "model/plan/label_plan.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace pleinair {

namespace {

constexpr std::size_t kMebibyte = std::size_t { 1 } << 20U;

NetworkOptions smallModel()
{
    NetworkOptions options;
    options.labelNc = 6;
    options.ngf = 4;
    options.cropSize = 64;
    return options;
}

LabelMap randomMap(Size size, int classes, unsigned seed)
{
    std::mt19937 random(seed);
    LabelMap map(size, 0);
    for (ClassId& id : map.labels())
        id = static_cast<ClassId>(random() % static_cast<unsigned>(classes));
    return map;
}

void expectRefusal(ErrorKind kind, const std::string& message, LabelPlan& plan,
    const LabelMap& labels, std::span<const std::uint8_t> edges = {})
{
    try {
        plan.update(labels, edges);
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), kind);
        EXPECT_EQ(error.what(), message);
    }
}

/// An owner of rows that keeps, in place of numbers, the symbol in the middle of each row's
/// pattern.
class Owner {
public:
    /// @return the symbol of each pixel of a level.
    std::vector<Symbol> middles(LevelPlan& level)
    {
        const NewRows& rows = level.newRows();
        const auto cells = static_cast<std::size_t>(level.cells());
        std::vector<Symbol>& symbolOf = m_symbols[level.shape().size.width];
        symbolOf.resize(std::max(symbolOf.size(), level.slotCount()));
        for (std::size_t row = 0; row < rows.rowCount(); ++row) {
            const std::size_t hidden = rows.cells[row * cells + cells / 2];
            symbolOf[rows.slots[row]] = rows.hiddenPatterns[hidden * cells + cells / 2];
        }
        level.rowsComputed();
        std::vector<Symbol> symbols;
        for (const RowSlot slot : level.ids())
            symbols.push_back(symbolOf[slot]);
        return symbols;
    }

private:
    std::map<int, std::vector<Symbol>> m_symbols; ///< By the level's width.
};

std::vector<Symbol> middles(LevelPlan& level)
{
    return Owner().middles(level);
}

/// What the model with "don't care" and edges reads at a level.
std::vector<Symbol> expectedSymbols(const LabelMap& labels, const LabelMap& edges, Size size)
{
    const LabelMap classes = labels.resizedNearest(size);
    const LabelMap bits = edges.resizedNearest(size);
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < classes.labels().size(); ++i) {
        const int channel = classes.labels()[i] == kUnknownClass ? 6 : classes.labels()[i];
        symbols.push_back(static_cast<Symbol>(channel + 8 * bits.labels()[i]));
    }
    return symbols;
}

NetworkOptions modelWithEdges()
{
    NetworkOptions options = smallModel();
    options.containDontcareLabel = true;
    options.noInstance = false;
    return options;
}

std::vector<std::vector<RowSlot>> idsOf(LabelPlan& plan)
{
    std::vector<std::vector<RowSlot>> ids;
    for (const LevelPlan& level : plan.levels())
        ids.emplace_back(level.ids().begin(), level.ids().end());
    return ids;
}

} // namespace

TEST(LabelPlan, HasALevelForEachSizeOfTheGeneratorCoarsestFirst)
{
    LabelPlan plan(smallModel(), kMebibyte);
    plan.update(LabelMap({ 96, 64 }, 1), {});

    std::vector<Size> sizes;
    for (const LevelPlan& level : plan.levels())
        sizes.push_back(level.shape().size);
    EXPECT_EQ(sizes,
        (std::vector<Size> { { 3, 2 }, { 6, 4 }, { 12, 8 }, { 24, 16 }, { 48, 32 }, { 96, 64 } }));
}

TEST(LabelPlan, SamplesCoarseLevelsAsTheLabelMapDoes)
{
    NetworkOptions options = smallModel();
    options.numUpsamplingLayers = UpsamplingLayers::More;
    LabelPlan plan(options, 100 * kMebibyte);
    const LabelMap labels = randomMap({ 192, 128 }, 6, 1);
    plan.update(labels, {});

    for (LevelPlan& level : plan.levels()) {
        const LabelMap expected = labels.resizedNearest(level.shape().size);
        EXPECT_EQ(middles(level),
            std::vector<Symbol>(expected.labels().begin(), expected.labels().end()));
    }
}

TEST(LabelPlan, GivesUnknownAndEdgesTheirChannelsAtEveryLevel)
{
    LabelPlan plan(modelWithEdges(), 100 * kMebibyte);
    LabelMap labels = randomMap({ 64, 64 }, 7, 2);
    labels.set(0, 0, kUnknownClass);
    const LabelMap edges = randomMap({ 64, 64 }, 2, 3);
    plan.update(labels, edges.labels());

    for (LevelPlan& level : plan.levels())
        EXPECT_EQ(middles(level), expectedSymbols(labels, edges, level.shape().size));
}

TEST(LabelPlan, FollowsLabelsEdgesAndErrorsInAnyOrder)
{
    std::mt19937 random(21);
    const Size size { 64, 96 };
    LabelPlan plan(modelWithEdges(), 100 * kMebibyte);
    Owner owner;
    LabelMap labels(size, 1);
    LabelMap edges(size, 0);
    const LabelMap none(size, 0);
    for (int step = 0; step < 80; ++step) {
        const auto at = [&](int end) {
            return static_cast<float>(random() % static_cast<unsigned>(end));
        };
        LabelMap& painted = random() % 3 == 0 ? edges : labels;
        painted.paintDisc({ at(64), at(96) }, at(12), static_cast<ClassId>(random() % 2));
        if (random() % 4 == 0) {
            LabelMap bad = labels;
            bad.set(static_cast<int>(at(64)), static_cast<int>(at(96)), 77);
            EXPECT_THROW(plan.update(bad, edges.labels()), Error);
        }
        const bool hasEdges = random() % 5 != 0;
        if (hasEdges)
            plan.update(labels, edges.labels());
        else
            plan.update(labels, {});

        for (LevelPlan& level : plan.levels())
            ASSERT_EQ(owner.middles(level),
                expectedSymbols(labels, hasEdges ? edges : none, level.shape().size))
                << "step " << step << ", level " << level.shape().size.width;
    }
}

TEST(LabelPlan, IgnoresEdgesThatTheModelDoesNotKnow)
{
    LabelPlan plan(smallModel(), kMebibyte);
    const LabelMap labels = randomMap({ 32, 32 }, 6, 4);
    const std::vector<std::uint8_t> edges(32 * 32, 1);
    plan.update(labels, edges);

    EXPECT_EQ(middles(plan.levels().back()),
        std::vector<Symbol>(labels.labels().begin(), labels.labels().end()));
}

TEST(LabelPlan, RefusesALabelWithoutAChannelByValueAndPlace)
{
    LabelPlan plan(smallModel(), kMebibyte);
    LabelMap labels({ 32, 32 }, 1);
    labels.set(7, 3, 9);
    expectRefusal(ErrorKind::ModelMismatch,
        "The label map has the value 9 at x 7, y 3; the model knows the classes 0 to 5.", plan,
        labels);

    labels.set(7, 3, kUnknownClass);
    expectRefusal(ErrorKind::ModelMismatch,
        "The label map has the value 255 at x 7, y 3; the model has no class for unknown places.",
        plan, labels);
}

TEST(LabelPlan, SaysThatUnknownWouldBeLegal)
{
    NetworkOptions options = smallModel();
    options.containDontcareLabel = true;
    LabelPlan plan(options, kMebibyte);
    LabelMap labels({ 32, 32 }, kUnknownClass);
    labels.set(0, 31, 7);

    expectRefusal(ErrorKind::ModelMismatch,
        "The label map has the value 7 at x 0, y 31; the model knows the classes 0 to 5, and 255 "
        "for "
        "unknown.",
        plan, labels);
}

TEST(LabelPlan, RefusesSizesThatDoNotFit)
{
    LabelPlan plan(smallModel(), kMebibyte);
    expectRefusal(ErrorKind::InvalidArgument,
        "A label map of 40 x 32 pixels does not suit the model; both sides must be multiples of "
        "32.",
        plan, LabelMap({ 40, 32 }, 0));
    expectRefusal(ErrorKind::InvalidArgument,
        "A label map of 32 x 32 pixels needs 1024 edges, not 3.", plan, LabelMap({ 32, 32 }, 0),
        std::vector<std::uint8_t> { 0, 1, 0 });
    expectRefusal(ErrorKind::InvalidArgument,
        "A label map of 0 x 0 pixels does not suit the model; both sides must be multiples of 32.",
        plan, LabelMap());
}

TEST(LabelPlan, IsUnchangedAfterAnError)
{
    LabelPlan plan(smallModel(), kMebibyte);
    const LabelMap labels = randomMap({ 32, 32 }, 2, 5);
    plan.update(labels, {});
    for (LevelPlan& level : plan.levels())
        level.rowsComputed();
    const auto before = idsOf(plan);
    LabelMap bad = randomMap({ 64, 64 }, 2, 6);
    bad.set(63, 63, 200);
    EXPECT_THROW(plan.update(bad, {}), Error);
    EXPECT_EQ(idsOf(plan), before);

    plan.update(labels, {});

    EXPECT_EQ(idsOf(plan), before);
    for (const LevelPlan& level : plan.levels())
        EXPECT_EQ(level.newRows().rowCount(), 0U);
}

TEST(LabelPlan, StartsAnewAtAnotherSize)
{
    LabelPlan plan(smallModel(), kMebibyte);
    plan.update(LabelMap({ 64, 64 }, 1), {});
    plan.update(LabelMap({ 32, 96 }, 1), {});

    EXPECT_EQ(plan.levels().size(), 6U);
    EXPECT_EQ(plan.levels().back().shape().size, (Size { 32, 96 }));
    EXPECT_EQ(plan.levels().back().changed(), Rect::of({ 32, 96 }));
}

TEST(LabelPlan, ForgetsTheRowsOfEveryLevel)
{
    LabelPlan plan(smallModel(), kMebibyte);
    const LabelMap labels({ 32, 32 }, 1);
    plan.update(labels, {});
    for (LevelPlan& level : plan.levels())
        level.rowsComputed();

    plan.forget();
    plan.update(labels, {});

    for (const LevelPlan& level : plan.levels())
        EXPECT_GT(level.newRows().rowCount(), 0U);
}

TEST(LabelPlan, KeepsToItsBudgetInBytes)
{
    NetworkOptions options = smallModel();
    options.ngf = 64;
    LabelPlan plan(options, 96 * kMebibyte);
    LabelPlan halfAsWide(options, 96 * kMebibyte, 2);
    plan.update(LabelMap({ 256, 256 }, 0), {});
    halfAsWide.update(LabelMap({ 256, 256 }, 0), {});

    std::size_t bytes = 0;
    const std::vector<std::size_t> channels { 2048, 4096, 2560, 1280, 640, 320 };
    for (std::size_t i = 0; i < channels.size(); ++i)
        bytes += plan.levels()[i].shape().maxRows * 2 * channels[i] * sizeof(float);
    EXPECT_LE(bytes, 96 * kMebibyte);
    EXPECT_GT(bytes, 94 * kMebibyte);
    EXPECT_GT(
        halfAsWide.levels().back().shape().maxRows, plan.levels().back().shape().maxRows * 3 / 2);
    EXPECT_GE(plan.levels()[2].shape().maxRows, 1024U);
}

} // namespace pleinair
