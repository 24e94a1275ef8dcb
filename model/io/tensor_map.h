#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// Element types of stored tensors.
enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Bytes of one element.
[[nodiscard]] std::size_t sizeOf(DType dtype);
/// Its name in safetensors files, e.g. "F32".
[[nodiscard]] const char* nameOf(DType dtype);

/// One tensor as it lies in a file: dense, row-major, little-endian.
struct StoredTensor {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape; ///< Empty for a scalar.
    std::vector<std::byte> bytes; ///< elementCount() * sizeOf(dtype).

    /// The product of the shape; 1 for a scalar.
    [[nodiscard]] std::int64_t elementCount() const;
    /// The values as float32, whatever the stored type; integers and F64 are rounded.
    [[nodiscard]] std::vector<float> toFloats() const;

    [[nodiscard]] static StoredTensor fromFloats(
        std::vector<std::int64_t> shape, std::span<const float> values);
    /// Rounds to nearest-even half precision. @param dtype F16 or BF16.
    [[nodiscard]] static StoredTensor fromFloats(
        std::vector<std::int64_t> shape, std::span<const float> values, DType dtype);
};

/// Tensors by their state-dict names.
using TensorMap = std::map<std::string, StoredTensor>;

/// A tensor's type and shape without its values.
struct TensorInfo {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;

    friend bool operator==(const TensorInfo&, const TensorInfo&) = default;
};

/// Tensors by name, without their values.
using TensorListing = std::map<std::string, TensorInfo>;

/// What a safetensors file holds: tensors, and the strings of `__metadata__`.
struct TensorFile {
    TensorMap tensors;
    std::map<std::string, std::string> metadata;
};

/// "[512, 1024, 3, 3]", for messages.
[[nodiscard]] std::string shapeText(const std::vector<std::int64_t>& shape);

} // namespace pleinair
