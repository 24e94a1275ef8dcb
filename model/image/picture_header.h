#pragma once

#include "model/base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace pleinair {

enum class PictureFormat { Png, Jpeg, Webp, Tiff };

/// "PNG", "JPEG", "WebP" or "TIFF".
[[nodiscard]] const char* nameOf(PictureFormat format);

/// More pixels than this are never decoded.
inline constexpr std::int64_t kMaxPicturePixels = std::int64_t { 1 } << 26;

/// The largest picture file that is read.
inline constexpr std::uint64_t kMaxPictureBytes = std::uint64_t { 256 } << 20;

struct PictureHeader {
    PictureFormat format = PictureFormat::Png;
    Size size; ///< As stored, before any turning.
};

/// Tells the format by the first bytes; nothing if it is none of ours.
[[nodiscard]] std::optional<PictureFormat> pictureFormatOf(std::span<const std::byte> bytes);

/// Reads format and size without decoding anything.
/// @param name  stands for the file in messages.
/// @throws Error (BadFile) for another format, damage, an empty picture or more than
/// kMaxPicturePixels.
[[nodiscard]] PictureHeader readPictureHeader(
    std::span<const std::byte> bytes, const std::string& name);

} // namespace pleinair
