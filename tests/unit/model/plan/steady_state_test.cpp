#include "model/plan/label_plan.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <random>

namespace {

std::atomic<std::size_t> allocations { 0 };

} // namespace

// NOLINTBEGIN(cppcoreguidelines-no-malloc)
void* operator new(std::size_t bytes)
{
    ++allocations;
    if (void* memory = std::malloc(bytes != 0 ? bytes : 1))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
// NOLINTEND(cppcoreguidelines-no-malloc)

namespace pleinair {

TEST(LabelPlan, AllocatesNothingOnceItsMemoryHasGrown)
{
    NetworkOptions options;
    options.labelNc = 20;
    options.ngf = 16;
    LabelPlan plan(options, std::size_t { 8 } << 20U);
    std::mt19937 random(1);
    LabelMap labels({ 128, 128 }, 0);
    std::vector<std::uint8_t> noEdges;
    const auto paint = [&](int strokes) {
        std::size_t whilePlanning = 0;
        for (int i = 0; i < strokes; ++i) {
            const auto at = [&] { return static_cast<float>(random() % 128); };
            labels.paintDisc({ at(), at() }, 4 + at() / 8, static_cast<ClassId>(random() % 20));
            const std::size_t before = allocations;
            plan.update(labels, noEdges);
            for (LevelPlan& level : plan.levels())
                level.rowsComputed();
            whilePlanning += allocations - before;
        }
        return whilePlanning;
    };
    EXPECT_GT(paint(1500), 0U);

    EXPECT_EQ(paint(300), 0U);
}

} // namespace pleinair
