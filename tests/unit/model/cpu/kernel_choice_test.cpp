#include "model/cpu/kernel_choice.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace pleinair {

namespace {

class KernelChoiceTest : public testing::Test {
protected:
    KernelChoiceTest() { std::filesystem::remove_all(m_folder); }
    ~KernelChoiceTest() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::filesystem::path onlyFile() const
    {
        return std::filesystem::directory_iterator(m_folder)->path();
    }

    std::filesystem::path m_folder = std::filesystem::path(testing::TempDir())
        / (std::string("pleinair-kernels-")
            + testing::UnitTest::GetInstance()->current_test_info()->name());
};

} // namespace

TEST_F(KernelChoiceTest, IsReadBackByTheNextProgram)
{
    KernelChoice first(m_folder, 2);
    first.note("64x64 k3", "winograd", true);
    first.remember();

    EXPECT_EQ(KernelChoice(m_folder, 2).of("64x64 k3"), "winograd");
    EXPECT_EQ(KernelChoice(m_folder, 2).of("32x32 k3"), "");
}

TEST_F(KernelChoiceTest, WhatADisturbedTimingFoundHoldsForThisProgramAlone)
{
    KernelChoice first(m_folder, 2);
    first.note("64x64 k3", "winograd", true);
    first.note("32x32 k3", "direct", false);
    first.remember();

    EXPECT_EQ(first.of("32x32 k3"), "direct");
    EXPECT_EQ(KernelChoice(m_folder, 2).of("32x32 k3"), "");
    EXPECT_EQ(KernelChoice(m_folder, 2).of("64x64 k3"), "winograd");
}

TEST_F(KernelChoiceTest, WhatAnotherProgramWroteMeanwhileStays)
{
    KernelChoice mine(m_folder, 2);
    KernelChoice other(m_folder, 2);
    other.note("64x64 k3", "winograd", true);
    other.remember();
    mine.note("64x64 k3", "direct", true);
    mine.note("32x32 k3", "direct", true);
    mine.remember();

    EXPECT_EQ(mine.of("64x64 k3"), "direct") << "an engine at work does not change its mind";
    EXPECT_EQ(KernelChoice(m_folder, 2).of("64x64 k3"), "winograd");
    EXPECT_EQ(KernelChoice(m_folder, 2).of("32x32 k3"), "direct");
}

TEST_F(KernelChoiceTest, EnginesOfOneProcessAgree)
{
    const auto first = KernelChoice::shared(m_folder, 2);
    const auto second = KernelChoice::shared(m_folder, 2);
    EXPECT_EQ(first->note("64x64 k3", "winograd", true), "winograd");
    EXPECT_EQ(second->note("64x64 k3", "direct", true), "winograd");
}

TEST_F(KernelChoiceTest, AnotherNumberOfThreadsIsAnotherChoice)
{
    KernelChoice first(m_folder, 2);
    first.note("64x64 k3", "winograd", true);
    first.remember();

    EXPECT_EQ(KernelChoice(m_folder, 1).of("64x64 k3"), "");
}

TEST_F(KernelChoiceTest, ADamagedFileCountsAsNone)
{
    KernelChoice first(m_folder, 2);
    first.note("64x64 k3", "winograd", true);
    first.remember();
    for (const char* text : { "{", "[]", "{\"format\": 3}",
             "{\"format\": \"pleinair-kernels\", \"version\": 1, \"machine\": \"another\", "
             "\"choices\": {}}" }) {
        std::ofstream(onlyFile()) << text;

        EXPECT_EQ(KernelChoice(m_folder, 2).of("64x64 k3"), "") << text;
    }
}

TEST_F(KernelChoiceTest, WithoutAFolderNothingIsWritten)
{
    KernelChoice choice({}, 2);
    choice.note("64x64 k3", "winograd", true);
    choice.remember();

    EXPECT_EQ(choice.of("64x64 k3"), "winograd");
    EXPECT_FALSE(std::filesystem::exists(m_folder));
}

TEST_F(KernelChoiceTest, AFolderThatCannotBeWrittenIsNoError)
{
    std::ofstream(m_folder.string()) << "a file, not a folder";
    KernelChoice choice(m_folder, 2);
    choice.note("64x64 k3", "winograd", true);

    EXPECT_NO_THROW(choice.remember());
}

} // namespace pleinair
