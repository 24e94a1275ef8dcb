#pragma once

#include "app/project/project.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

/// One layer of a PSD.
struct PsdLayer {
    std::string name; ///< UTF-8.
    Rect area; ///< Where its pixels lie; empty: it has none.
    std::vector<std::uint8_t> rgba; ///< 4 bytes for each pixel of `area`, row-major.
    float opacity = 1; ///< [0, 1].
    bool isVisible = true;
    bool isLocked = false;
};

/// A Photoshop document: 8-bit RGB, layers packed by runs, tagged with the sRGB profile.
/// After Adobe's "Photoshop File Formats Specification".
/// @param layers  lowest first. @param merged  of the canvas' size: what others show as a preview.
/// @throws Error (InvalidArgument) for sides above 30,000.
[[nodiscard]] std::vector<std::byte> encodePsd(
    Size canvas, const std::vector<PsdLayer>& layers, const Image& merged);

/// Exports a project as its layers: the reference (hidden), label layers in class colours, the
/// photograph on top; cut to what is painted.
/// @throws Error (InvalidArgument), (FileUnwritable), (OutOfMemory).
void exportPsd(const std::filesystem::path& file, const Project& project);

} // namespace pleinair
