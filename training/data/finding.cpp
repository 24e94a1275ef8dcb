#include "training/data/finding.h"

#include "model/base/error.h"

#include <array>

namespace pleinair {

namespace {

/// In the order of FindingKind.
constexpr std::array kNames { "unreadable", "not-a-picture", "no-partner", "same-name", "link",
    "not-in-split", "size-mismatch", "too-small", "label-out-of-range", "colour-unknown",
    "nearly-empty", "one-class", "duplicate", "near-duplicate", "cross-split" };
static_assert(kNames.size() == static_cast<std::size_t>(FindingKind::CrossSplit) + 1);

} // namespace

const char* nameOf(FindingKind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

FindingKind findingKindFrom(const std::string& name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i])
            return static_cast<FindingKind>(i);
    throw Error(ErrorKind::BadFile, "There is no finding \"" + name + "\".");
}

} // namespace pleinair
