#pragma once

#include <filesystem>

namespace pleinair {

/// Where this user's programs keep what can be made again: `$XDG_CACHE_HOME/pleinair`, or
/// `~/.cache/pleinair`; empty if there is no home.
[[nodiscard]] std::filesystem::path userCacheFolder();

} // namespace pleinair
