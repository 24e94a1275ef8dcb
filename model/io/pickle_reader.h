#pragma once

#include "model/io/tensor_map.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleinair {

/// A storage that a pickle names: where a checkpoint keeps the elements of tensors.
struct PickledStorage {
    std::string key;
    DType dtype = DType::F32;
    std::int64_t elements = 0;
};

/// A tensor as a pickle describes it: a strided view of a storage. Nothing is checked yet against
/// the storage.
struct PickledTensor {
    int storage = 0; ///< Index into PickleDocument::storages.
    std::int64_t offset = 0; ///< In elements.
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< In elements.
};

/// The values that a state dict is made of.
enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Integer,
    Float,
    Text,
    Tuple,
    List,
    Map,
    OrderedMap,
    Symbol,
    Storage,
    Tensor,
};

/// One value; `payload` is the number itself or the index of the value's content in its document.
struct PickleValue {
    PickleKind kind = PickleKind::None;
    std::int64_t payload = 0;
};

/// What one pickle describes. Values refer to the bytes that were read, which must outlive it.
struct PickleDocument {
    using Map = std::vector<std::pair<PickleValue, PickleValue>>;

    PickleValue root;
    std::vector<std::string_view> texts;
    std::vector<std::vector<PickleValue>> sequences; ///< Of tuples and lists.
    std::vector<Map> maps; ///< Keys may repeat; the order is the file's.
    std::vector<PickledStorage> storages; ///< Each key once.
    std::vector<PickledTensor> tensors;
    std::map<std::int64_t, std::int64_t> attributes; ///< Ordered map -> the map that BUILD gave it.
    std::size_t bytesRead = 0; ///< Length of the pickle with its STOP.

    [[nodiscard]] std::string_view text(PickleValue value) const
    {
        return texts[static_cast<std::size_t>(value.payload)];
    }
    [[nodiscard]] const std::vector<PickleValue>& sequence(PickleValue value) const
    {
        return sequences[static_cast<std::size_t>(value.payload)];
    }
    [[nodiscard]] const Map& map(PickleValue value) const
    {
        return maps[static_cast<std::size_t>(value.payload)];
    }
    [[nodiscard]] const PickledTensor& tensor(PickleValue value) const
    {
        return tensors[static_cast<std::size_t>(value.payload)];
    }
};

/// Limits of one pickle; README.md of this folder gives the reasons.
inline constexpr std::size_t kMaxPickleBytes = 64U << 20;

/// Reads the closed subset of pickle protocol 2 that PyTorch's state dicts use. Nothing is
/// executed: symbols come from a list of a dozen, calls build the values above and nothing else,
/// and time and memory are bounded by the limits.
/// @param bytes  the pickle, with whatever follows its STOP.
/// @param name   stands for the file in messages.
/// @throws Error (BadFile) with the byte and the reason.
[[nodiscard]] PickleDocument readPickle(std::span<const std::byte> bytes, const std::string& name);

} // namespace pleinair
