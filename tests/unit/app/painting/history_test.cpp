#include "app/painting/history.h"

#include <gtest/gtest.h>

#include <vector>

namespace pleinair {
namespace {

/// Adds its number to a list, and takes it away again.
class Note final : public HistoryStep {
public:
    Note(std::vector<int>& notes, int number, std::size_t bytes, bool changesProject)
        : m_notes(notes)
        , m_number(number)
        , m_bytes(bytes)
        , m_changesProject(changesProject)
    {
    }

    void undo() override
    {
        ASSERT_EQ(m_notes.back(), m_number) << "steps are undone in their order";
        m_notes.pop_back();
    }
    void redo() override { m_notes.push_back(m_number); }
    [[nodiscard]] std::size_t byteCount() const override { return m_bytes; }
    [[nodiscard]] bool changesProject() const override { return m_changesProject; }

private:
    std::vector<int>& m_notes;
    int m_number;
    std::size_t m_bytes;
    bool m_changesProject;
};

class HistoryTest : public testing::Test {
protected:
    void write(int number, std::size_t bytes = 10, bool changesProject = true)
    {
        m_notes.push_back(number);
        m_history.push(std::make_unique<Note>(m_notes, number, bytes, changesProject),
            std::to_string(number));
    }

    std::vector<int> m_notes;
    History m_history;
};

TEST_F(HistoryTest, GoesToAnyStepOfIt)
{
    for (const int number : { 1, 2, 3, 4 })
        write(number);

    m_history.goTo(1);
    EXPECT_EQ(m_notes, (std::vector { 1 }));
    m_history.goTo(3);
    EXPECT_EQ(m_notes, (std::vector { 1, 2, 3 }));
    EXPECT_EQ(m_history.count(), 4);
    EXPECT_EQ(m_history.text(3), "4");
}

TEST_F(HistoryTest, ANewStepTakesThePlaceOfWhatWasUndone)
{
    write(1);
    write(2);
    m_history.undo();
    write(3);

    EXPECT_FALSE(m_history.canRedo());
    m_history.goTo(0);
    m_history.goTo(2);
    EXPECT_EQ(m_notes, (std::vector { 1, 3 }));
}

TEST_F(HistoryTest, TheOldestStepsGoWhenTheBudgetIsSpent)
{
    m_history.setBudget(10'000);
    for (int number = 0; number < 100; ++number)
        write(number, 1000);

    EXPECT_LE(m_history.byteCount(), 10'000U);
    EXPECT_GE(m_history.count(), 8);
    EXPECT_TRUE(m_history.hasDropped());
    EXPECT_EQ(m_history.text(m_history.count() - 1), "99");
    m_history.goTo(0);
    EXPECT_EQ(static_cast<int>(m_notes.size()), 100 - m_history.count());
}

TEST_F(HistoryTest, TheNewestStepStaysHoweverLarge)
{
    m_history.setBudget(100);
    write(1, 5000);
    write(2, 5000);

    EXPECT_EQ(m_history.count(), 1);
    m_history.undo();
    EXPECT_EQ(m_notes, (std::vector { 1 }));
}

TEST_F(HistoryTest, UndoneStepsAreNotDroppedForASmallerBudget)
{
    for (const int number : { 1, 2, 3 })
        write(number, 1000);
    m_history.goTo(0);
    m_history.setBudget(1);

    m_history.goTo(3);
    EXPECT_EQ(m_notes, (std::vector { 1, 2, 3 }));
}

TEST_F(HistoryTest, KnowsWhetherThePaintingIsTheSavedOne)
{
    EXPECT_FALSE(m_history.isModified());
    write(1);
    EXPECT_TRUE(m_history.isModified());
    m_history.markSaved();
    EXPECT_FALSE(m_history.isModified());
    m_history.undo();
    EXPECT_TRUE(m_history.isModified());
    m_history.redo();
    EXPECT_FALSE(m_history.isModified());
}

TEST_F(HistoryTest, WhatIsBesideTheProjectDoesNotChangeIt)
{
    write(1);
    m_history.markSaved();
    write(2, 10, false);
    EXPECT_FALSE(m_history.isModified());
    m_history.undo();
    m_history.markSaved();
    m_history.redo();
    m_history.undo();
    write(3, 10, false);
    EXPECT_FALSE(m_history.isModified()) << "what was saved is what is there";
}

TEST_F(HistoryTest, ASavedStateThatCannotBeReachedAgainIsModified)
{
    write(1);
    m_history.markSaved();
    m_history.undo();
    write(2);
    EXPECT_TRUE(m_history.isModified());
    m_history.undo();
    EXPECT_TRUE(m_history.isModified());
}

TEST_F(HistoryTest, TheSavedStateMovesWithTheStepsBeforeIt)
{
    m_history.setBudget(3500);
    for (const int number : { 1, 2, 3 })
        write(number, 1000);
    m_history.markSaved();
    write(4, 1000);
    EXPECT_TRUE(m_history.isModified());
    m_history.undo();
    EXPECT_FALSE(m_history.isModified());
    m_history.redo();
    for (const int number : { 5, 6, 7, 8 })
        write(number, 1000);
    m_history.goTo(0);
    EXPECT_TRUE(m_history.isModified());
}

} // namespace
} // namespace pleinair
