#include "model/nn/scratch_memory.h"

#include <array>
#include <cstdlib>
#include <memory>
#include <new>

namespace pleinair {

namespace {

constexpr std::size_t kAlignment = 64;

struct Freeing {
    void operator()(float* memory) const { std::free(memory); }
};

struct Scratch {
    std::unique_ptr<float[], Freeing> memory;
    std::size_t floats = 0;
};

} // namespace

float* scratchMemory(ScratchUse use, std::size_t floats)
{
    thread_local std::array<Scratch, 3> all;
    auto& scratch = all.at(static_cast<std::size_t>(use));
    if (scratch.floats < floats) {
        scratch.memory.reset();
        scratch.floats = 0;
        const std::size_t bytes =
            (floats * sizeof(float) + kAlignment - 1) / kAlignment * kAlignment;
        scratch.memory.reset(static_cast<float*>(std::aligned_alloc(kAlignment, bytes)));
        if (!scratch.memory)
            throw std::bad_alloc();
        scratch.floats = floats;
    }
    return scratch.memory.get();
}

} // namespace pleinair
