#include "app/painting/runs.h"

#include <cstring>

namespace pleinair {

std::size_t runLength(std::span<const ClassId> labels)
{
    constexpr std::size_t kBlock = 16;
    const std::size_t size = labels.size();
    if (size == 0)
        return 0;
    // Labels that equal those one place before them, from within a run on, belong to the run.
    const auto continuesAt = [&labels](std::size_t place) {
        return std::memcmp(labels.data() + place, labels.data() + place - 1, kBlock) == 0;
    };
    std::size_t length = 1;
    while (length + kBlock <= size && continuesAt(length))
        length += kBlock;
    const bool isNearTheEnd = size > kBlock && length + kBlock > size;
    if (isNearTheEnd && continuesAt(size - kBlock))
        return size;
    while (length < size && labels[length] == labels.front())
        ++length;
    return length;
}

} // namespace pleinair
