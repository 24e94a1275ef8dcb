#pragma once

#include "app/session/named_style.h"

#include <filesystem>
#include <vector>

namespace pleinair {

/// Reads the favourites of one model. A file that is not there holds none.
/// @throws Error (BadFile) naming the entry, (FileUnreadable), (UnsupportedVersion).
[[nodiscard]] std::vector<NamedStyle> readFavouriteStyles(const std::filesystem::path& file);

/// @throws Error (FileUnwritable).
void writeFavouriteStyles(const std::filesystem::path& file, const std::vector<NamedStyle>& styles);

} // namespace pleinair
