#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace pleinair {

/// A folder that comes with the program: beside the installed program, else in the source tree.
/// @param name       below the installed resources, e.g. "models/landscape".
/// @param inSources  where it lies in the sources.
/// @return nullopt if it is in neither place.
[[nodiscard]] std::optional<std::filesystem::path> resourceFolder(
    const std::string& name, const std::filesystem::path& inSources);

} // namespace pleinair
