#pragma once

#include "model/io/tensor_map.h"

#include <cstdint>
#include <filesystem>

namespace pleinair {

class ByteSource;

/// Limits of a safetensors file; README.md of this folder gives the reasons.
inline constexpr std::uint64_t kMaxSafetensorsHeader = 16U << 20;
inline constexpr std::size_t kMaxTensors = 20'000;
inline constexpr std::size_t kMaxTensorRank = 8;

/// Reads a safetensors file: header checked first, then every tensor.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile) naming the tensor and the reason.
[[nodiscard]] TensorFile readSafetensors(const std::filesystem::path& file);
[[nodiscard]] TensorFile readSafetensors(const ByteSource& source);

/// The names, types and shapes alone; the header is checked as for reading everything.
[[nodiscard]] TensorListing listSafetensors(const ByteSource& source);

/// Whether the file begins as a safetensors file does: a plausible header length and a '{'.
[[nodiscard]] bool looksLikeSafetensors(const ByteSource& source);

/// Writes through SafeFile; the largest element types first, so that every tensor is aligned.
/// @throws Error (FileUnwritable), (InvalidArgument) for a tensor whose bytes and shape disagree.
void writeSafetensors(const std::filesystem::path& file, const TensorFile& content);

/// The same as bytes, for files that hold others.
[[nodiscard]] std::vector<std::byte> encodeSafetensors(const TensorFile& content);

} // namespace pleinair
