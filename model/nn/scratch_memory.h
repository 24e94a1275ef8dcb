#pragma once

#include <cstddef>

namespace pleinair {

/// What a thread's memory is for; each use has memory of its own.
enum class ScratchUse { ThreadValues, SharedValues, SharedWeights };

/// Memory of the calling thread for one use, aligned to 64 bytes, its content undefined. It is
/// kept, so that it is not fetched from the system, page by page, for every call.
///
/// Valid until the thread asks for the same use again. @throws std::bad_alloc.
[[nodiscard]] float* scratchMemory(ScratchUse use, std::size_t floats);

} // namespace pleinair
