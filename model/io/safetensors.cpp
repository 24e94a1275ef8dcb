#include "model/io/safetensors.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/json_file.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <functional>
#include <array>
#include <optional>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr std::array kDTypes { DType::F64, DType::F32, DType::F16, DType::BF16, DType::I64, DType::I32,
    DType::I16, DType::I8, DType::U8, DType::Bool };

/// A tensor as the header declares it.
struct Declared {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

std::optional<DType> dtypeNamed(const std::string& name)
{
    for (const DType dtype : kDTypes)
        if (name == nameOf(dtype))
            return dtype;
    return std::nullopt;
}

std::optional<std::uint64_t> unsignedFrom(const json& value)
{
    return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

/// Bytes of a tensor, or nothing if that number overflows.
std::optional<std::uint64_t> checkedBytes(const Declared& tensor)
{
    std::uint64_t bytes = sizeOf(tensor.dtype);
    for (const std::int64_t side : tensor.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(side), &bytes))
            return std::nullopt;
    return bytes;
}

Declared declaredFrom(const std::string& name, const json& entry, const ByteSource& source)
{
    const auto refuse = [&](const std::string& reason) {
        source.refuse("tensor \"" + printable(name) + "\": " + reason);
    };
    if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape")
        || !entry.contains("data_offsets") || entry.size() != 3)
        refuse("it must have dtype, shape and data_offsets, and nothing else.");
    Declared tensor { name, {}, {}, 0, 0 };
    const auto& dtype = entry["dtype"];
    const auto known = dtype.is_string() ? dtypeNamed(dtype.get<std::string>()) : std::nullopt;
    if (!known)
        refuse("the element type " + printable(dtype.dump(-1, ' ', true)) + " is not known.");
    tensor.dtype = *known;
    const auto& shape = entry["shape"];
    if (!shape.is_array() || shape.size() > kMaxTensorRank)
        refuse("its shape is not a list of at most " + std::to_string(kMaxTensorRank) + " numbers.");
    for (const auto& side : shape) {
        const auto number = unsignedFrom(side);
        if (!number || *number > INT64_MAX)
            refuse("its shape holds something else than whole numbers from 0 on.");
        tensor.shape.push_back(static_cast<std::int64_t>(*number));
    }
    const auto& offsets = entry["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !unsignedFrom(offsets[0]) || !unsignedFrom(offsets[1]))
        refuse("data_offsets is not a pair of whole numbers.");
    tensor.begin = *unsignedFrom(offsets[0]);
    tensor.end = *unsignedFrom(offsets[1]);
    if (tensor.end < tensor.begin)
        refuse("it ends before it begins.");
    const auto bytes = checkedBytes(tensor);
    if (!bytes || *bytes != tensor.end - tensor.begin)
        refuse("shape " + shapeText(tensor.shape) + " of " + nameOf(tensor.dtype) + " does not make "
            + std::to_string(tensor.end - tensor.begin) + " bytes.");
    return tensor;
}

/// Sorts by place and checks that the tensors fill the data without gap or overlap.
void checkLayout(std::vector<Declared>& tensors, std::uint64_t dataBytes, const ByteSource& source)
{
    std::sort(tensors.begin(), tensors.end(), [](const Declared& a, const Declared& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t expected = 0;
    for (const auto& tensor : tensors) {
        if (tensor.begin != expected)
            source.refuse("tensor \"" + printable(tensor.name) + "\" begins at byte "
                + std::to_string(tensor.begin) + " of the data, but the one before it ends at "
                + std::to_string(expected) + "; neither gaps nor overlaps are allowed.");
        expected = tensor.end;
    }
    if (expected != dataBytes)
        source.refuse("its tensors end at byte " + std::to_string(expected) + " of the data, but "
            + std::to_string(dataBytes) + " bytes follow the header.");
}

std::map<std::string, std::string> metadataFrom(const json& entry, const ByteSource& source)
{
    std::map<std::string, std::string> metadata;
    if (!entry.is_object())
        source.refuse("__metadata__ is not an object of texts.");
    for (const auto& [key, value] : entry.items()) {
        if (!value.is_string())
            source.refuse("__metadata__ holds something else than a text under \"" + printable(key) + "\".");
        metadata.emplace(key, value.get<std::string>());
    }
    return metadata;
}

json parsedHeader(const ByteSource& source, std::uint64_t length)
{
    std::string text(length, '\0');
    source.read(8, std::as_writable_bytes(std::span(text)));
    if (text.empty() || text.front() != '{')
        source.refuse("it is not a safetensors file: the header does not begin with '{'.");
    JsonLimits limits;
    limits.bytes = kMaxSafetensorsHeader;
    limits.depth = 8;
    return parseJson(text, source.name() + ": header", limits);
}

std::uint64_t headerLength(const ByteSource& source)
{
    if (source.size() < 8)
        source.refuse("it is not a safetensors file: it has only " + std::to_string(source.size()) + " bytes.");
    const std::uint64_t length = source.readNumber(0, 8);
    if (length > kMaxSafetensorsHeader)
        source.refuse("it is not a safetensors file, or not one that is accepted here: the header would have "
            + std::to_string(length) + " bytes; " + std::to_string(kMaxSafetensorsHeader) + " are allowed.");
    if (!source.holds(8, length))
        source.refuse("it is cut off: the header should have " + std::to_string(length) + " bytes, but only "
            + std::to_string(source.size() - 8) + " follow.");
    return length;
}

struct Header {
    std::vector<Declared> tensors; ///< By place.
    std::map<std::string, std::string> metadata;
    std::uint64_t dataOffset = 0;
};

Header checkedHeader(const ByteSource& source)
{
    const std::uint64_t length = headerLength(source);
    const json parsed = parsedHeader(source, length);
    if (parsed.size() > kMaxTensors + 1)
        source.refuse("it declares " + std::to_string(parsed.size()) + " tensors; "
            + std::to_string(kMaxTensors) + " are allowed.");
    Header header;
    header.dataOffset = 8 + length;
    for (const auto& [name, entry] : parsed.items()) {
        if (name == "__metadata__")
            header.metadata = metadataFrom(entry, source);
        else
            header.tensors.push_back(declaredFrom(name, entry, source));
    }
    checkLayout(header.tensors, source.size() - header.dataOffset, source);
    return header;
}

} // namespace

TensorFile readSafetensors(const std::filesystem::path& file)
{
    return readSafetensors(ByteSource(file));
}

TensorFile readSafetensors(const ByteSource& source)
{
    Header header = checkedHeader(source);
    TensorFile content { {}, std::move(header.metadata) };
    for (auto& tensor : header.tensors)
        content.tensors.emplace(tensor.name,
            StoredTensor { tensor.dtype, std::move(tensor.shape),
                source.read(header.dataOffset + tensor.begin, tensor.end - tensor.begin) });
    return content;
}

TensorListing listSafetensors(const ByteSource& source)
{
    TensorListing listing;
    for (auto& tensor : checkedHeader(source).tensors)
        listing.emplace(tensor.name, TensorInfo { tensor.dtype, std::move(tensor.shape) });
    return listing;
}

bool looksLikeSafetensors(const ByteSource& source)
{
    return source.size() >= 10 && source.readNumber(0, 8) <= kMaxSafetensorsHeader
        && source.readNumber(8, 2) % 256 == '{';
}

namespace {

/// Hands a file's bytes to `put`, piece by piece.
void emitSafetensors(
    const TensorFile& content, const std::function<void(std::span<const std::byte>)>& put)
{
    std::vector<const TensorMap::value_type*> order;
    for (const auto& entry : content.tensors)
        order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return sizeOf(a->second.dtype) > sizeOf(b->second.dtype);
    });

    json header = json::object();
    if (!content.metadata.empty())
        header["__metadata__"] = content.metadata;
    std::uint64_t offset = 0;
    for (const auto* entry : order) {
        const auto& [name, tensor] = *entry;
        const std::uint64_t bytes = tensor.bytes.size();
        if (static_cast<std::uint64_t>(tensor.elementCount()) * sizeOf(tensor.dtype) != bytes)
            throw Error(ErrorKind::InvalidArgument,
                "Tensor \"" + printable(name) + "\" of shape " + shapeText(tensor.shape) + " has "
                    + std::to_string(bytes) + " bytes.");
        header[name] = { { "dtype", nameOf(tensor.dtype) }, { "shape", tensor.shape },
            { "data_offsets", { offset, offset + bytes } } };
        offset += bytes;
    }
    std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' ');

    const std::uint64_t length = text.size();
    put(std::as_bytes(std::span(&length, 1)));
    put(std::as_bytes(std::span(text)));
    for (const auto* entry : order)
        put(entry->second.bytes);
}

} // namespace

void writeSafetensors(const std::filesystem::path& file, const TensorFile& content)
{
    SafeFile writer(file);
    emitSafetensors(content, [&writer](std::span<const std::byte> piece) { writer.write(piece); });
    writer.commit();
}

std::vector<std::byte> encodeSafetensors(const TensorFile& content)
{
    std::vector<std::byte> bytes;
    emitSafetensors(content, [&bytes](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    });
    return bytes;
}

} // namespace pleinair
