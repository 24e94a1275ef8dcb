#pragma once

#include "app/cli/inspection.h"

#include <cstddef>
#include <span>

namespace pleinair {

/// Whether the bytes begin as a project, or another OpenRaster file, does. Always false in a build
/// without image libraries.
[[nodiscard]] bool beginsAsProject(std::span<const std::byte> start);

/// @throws Error (BadFile, UnsupportedVersion).
void inspectProject(const std::filesystem::path& file, Inspection& inspection);

} // namespace pleinair
