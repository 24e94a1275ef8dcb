#include "model/io/tensor_map.h"

#include "model/base/error.h"

#include <bit>
#include <cstring>

namespace pleinair {

namespace {

float floatFromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = half >> 10 & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) {
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return sign != 0 ? -magnitude : magnitude;
    }
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
    return std::bit_cast<float>(sign | wide << 23 | fraction << 13);
}

/// Drops the `count` lowest bits, rounding to nearest, ties to even.
std::uint32_t shiftedToNearestEven(std::uint32_t value, unsigned count)
{
    const std::uint32_t kept = value >> count;
    const std::uint32_t rest = value & ((1U << count) - 1);
    const std::uint32_t half = 1U << (count - 1);
    return kept + (rest > half || (rest == half && (kept & 1U) != 0) ? 1 : 0);
}

std::uint16_t halfFromFloat(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint32_t>(bits >> 16 & 0x8000U);
    const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
    if (magnitude > 0x7F800000U)
        return static_cast<std::uint16_t>(sign | 0x7E00U);
    if (magnitude >= 0x47800000U) // 65536 and above, infinity included
        return static_cast<std::uint16_t>(sign | 0x7C00U);
    if (magnitude < 0x33000000U) // below half of the smallest subnormal
        return static_cast<std::uint16_t>(sign);
    const std::uint32_t exponent = magnitude >> 23;
    if (exponent < 113) {
        const std::uint32_t fraction = (magnitude & 0x7FFFFFU) | 0x800000U;
        return static_cast<std::uint16_t>(sign | shiftedToNearestEven(fraction, 126 - exponent));
    }
    // A carry out of the fraction correctly raises the exponent, up to infinity.
    return static_cast<std::uint16_t>(sign | shiftedToNearestEven(magnitude - 0x38000000U, 13));
}

std::uint16_t brainFromFloat(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7FFFFFFFU) > 0x7F800000U)
        return static_cast<std::uint16_t>(bits >> 16 | 0x40U);
    return static_cast<std::uint16_t>(shiftedToNearestEven(bits, 16));
}

template <typename Element, typename Convert>
std::vector<float> converted(const StoredTensor& tensor, Convert convert)
{
    std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
    const std::byte* from = tensor.bytes.data();
    for (float& value : values) {
        Element element;
        std::memcpy(&element, from, sizeof element);
        from += sizeof element;
        value = convert(element);
    }
    return values;
}

template <typename Element>
std::vector<float> cast(const StoredTensor& tensor)
{
    return converted<Element>(tensor, [](Element element) { return static_cast<float>(element); });
}

} // namespace

std::size_t sizeOf(DType dtype)
{
    switch (dtype) {
    case DType::F64:
    case DType::I64:
        return 8;
    case DType::F32:
    case DType::I32:
        return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16:
        return 2;
    case DType::I8:
    case DType::U8:
    case DType::Bool:
        return 1;
    }
    return 1;
}

const char* nameOf(DType dtype)
{
    switch (dtype) {
    case DType::F64:
        return "F64";
    case DType::F32:
        return "F32";
    case DType::F16:
        return "F16";
    case DType::BF16:
        return "BF16";
    case DType::I64:
        return "I64";
    case DType::I32:
        return "I32";
    case DType::I16:
        return "I16";
    case DType::I8:
        return "I8";
    case DType::U8:
        return "U8";
    case DType::Bool:
        return "BOOL";
    }
    return "?";
}

std::int64_t StoredTensor::elementCount() const
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        count *= side;
    return count;
}

std::vector<float> StoredTensor::toFloats() const
{
    if (bytes.size() != static_cast<std::size_t>(elementCount()) * sizeOf(dtype))
        throw Error(ErrorKind::InvalidArgument,
            "A tensor of shape " + shapeText(shape) + " has " + std::to_string(bytes.size()) + " bytes.");
    switch (dtype) {
    case DType::F64:
        return cast<double>(*this);
    case DType::F32:
        return cast<float>(*this);
    case DType::F16:
        return converted<std::uint16_t>(*this, floatFromHalf);
    case DType::BF16:
        return converted<std::uint16_t>(*this, [](std::uint16_t high) {
            return std::bit_cast<float>(static_cast<std::uint32_t>(high) << 16);
        });
    case DType::I64:
        return cast<std::int64_t>(*this);
    case DType::I32:
        return cast<std::int32_t>(*this);
    case DType::I16:
        return cast<std::int16_t>(*this);
    case DType::I8:
        return cast<std::int8_t>(*this);
    case DType::U8:
    case DType::Bool:
        return cast<std::uint8_t>(*this);
    }
    return {};
}

StoredTensor StoredTensor::fromFloats(std::vector<std::int64_t> shape, std::span<const float> values)
{
    const auto bytes = std::as_bytes(values);
    StoredTensor tensor { DType::F32, std::move(shape), { bytes.begin(), bytes.end() } };
    if (tensor.elementCount() != static_cast<std::int64_t>(values.size()))
        throw Error(ErrorKind::InvalidArgument,
            "A tensor of shape " + shapeText(tensor.shape) + " cannot hold "
                + std::to_string(values.size()) + " values.");
    return tensor;
}

StoredTensor StoredTensor::fromFloats(
    std::vector<std::int64_t> shape, std::span<const float> values, DType dtype)
{
    if (dtype == DType::F32)
        return fromFloats(std::move(shape), values);
    if (dtype != DType::F16 && dtype != DType::BF16)
        throw Error(ErrorKind::InvalidArgument,
            std::string("Values cannot be rounded to ") + nameOf(dtype) + ".");
    StoredTensor tensor { dtype, std::move(shape), std::vector<std::byte>(values.size() * 2) };
    if (tensor.elementCount() != static_cast<std::int64_t>(values.size()))
        throw Error(ErrorKind::InvalidArgument,
            "A tensor of shape " + shapeText(tensor.shape) + " cannot hold "
                + std::to_string(values.size()) + " values.");
    std::byte* to = tensor.bytes.data();
    for (const float value : values) {
        const std::uint16_t element
            = dtype == DType::F16 ? halfFromFloat(value) : brainFromFloat(value);
        std::memcpy(to, &element, sizeof element);
        to += sizeof element;
    }
    return tensor;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

} // namespace pleinair
