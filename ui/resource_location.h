#pragma once

#include <filesystem>

namespace pleinair {

/// Makes icons and stylesheet available; call it before the first window.
void initializeResources();

/// The folder with models/, examples/ and classes/: that of the environment variable
/// PLEINAIR_RESOURCES, else the installed one beside the program, else the source tree's.
/// @param program  the folder of the executable.
[[nodiscard]] std::filesystem::path resourceFolder(const std::filesystem::path& program);

} // namespace pleinair
