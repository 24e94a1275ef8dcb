#pragma once

#include "model/base/image.h"

#include <string>
#include <vector>

namespace pleinair {

/// One picture of a contact sheet with the text under it.
struct SheetCell {
    Image picture;
    std::string caption; ///< UTF-8.
};

/// Pictures beside and under each other, with room for their captions.
struct ContactSheet {
    struct Caption {
        Rect place;
        std::string text;
    };
    Image picture; ///< Without the captions.
    std::vector<Caption> captions;
};

/// @param cells  of one size; at least one.
/// @throws Error (InvalidArgument) for cells of different sizes, none, or a sheet that would be too
/// large.
[[nodiscard]] ContactSheet layContactSheet(const std::vector<SheetCell>& cells);

/// Draws the captions with plain letters; what is not ASCII becomes '?'. The window draws them with
/// its own.
[[nodiscard]] Image withPlainCaptions(ContactSheet sheet);

} // namespace pleinair
