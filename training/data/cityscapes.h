#pragma once

#include "training/data/layouts.h"

namespace pleinair {

/// The pairs of one split of Cityscapes, with instance maps:
/// leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png and gtFine/SPLIT/CITY/NAME_gtFine_labelIds.png,
/// NAME_gtFine_instanceIds.png. The other pictures in gtFine are no label maps and are passed over.
/// @throws Error (FileNotFound).
[[nodiscard]] PairListing pairsInCityscapes(
    const std::filesystem::path& root, const std::string& split);

} // namespace pleinair
