#pragma once

#include "model/base/label_map.h"

#include <cstddef>
#include <span>

namespace pleinair {

/// How many labels at the front are equal to the first; 0 of none. Long runs, which paintings are
/// made of, go by 16 labels at a time.
[[nodiscard]] std::size_t runLength(std::span<const ClassId> labels);

/// Calls visit(class, first, length) for each run of equal labels, in their order.
template <typename Visit>
void forEachRun(std::span<const ClassId> labels, Visit&& visit)
{
    for (std::size_t first = 0; first < labels.size();) {
        const std::size_t length = runLength(labels.subspan(first));
        visit(labels[first], first, length);
        first += length;
    }
}

} // namespace pleinair
