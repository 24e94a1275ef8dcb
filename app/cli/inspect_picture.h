#pragma once

#include "app/cli/inspection.h"

#include <cstddef>
#include <span>

namespace pleinair {

/// Whether the bytes begin as a picture does. Always false in a build without image libraries.
[[nodiscard]] bool looksLikePicture(std::span<const std::byte> start);

/// Tells label maps from photographs. @throws Error (BadFile).
void inspectPicture(const std::filesystem::path& file, Inspection& inspection);

} // namespace pleinair
