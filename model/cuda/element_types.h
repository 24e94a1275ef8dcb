#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#ifdef __CUDACC__
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#define PLEINAIR_HOST_DEVICE __host__ __device__ inline
#else
#define PLEINAIR_HOST_DEVICE inline
#endif

namespace pleinair {

/// What features are stored as. Sums are always float.
enum class ElementType { Float, BFloat16, Half };

/// The bits of a bfloat16 number, as PyTorch and CUDA store it.
struct BFloat16Bits {
    std::uint16_t bits;
};

/// The bits of an IEEE 754 half-precision number.
struct HalfBits {
    std::uint16_t bits;
};

/// Rows of gammas and betas are half-precision where features are short: three bits finer than
/// bfloat16, and their range is theirs by nature.
template <typename T>
struct RowElementOf {
    using Type = HalfBits;
};
template <>
struct RowElementOf<float> {
    using Type = float;
};

PLEINAIR_HOST_DEVICE float floatFromBits(std::uint32_t bits)
{
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

PLEINAIR_HOST_DEVICE std::uint32_t bitsOfFloat(float value)
{
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

PLEINAIR_HOST_DEVICE float toFloat(float value)
{
    return value;
}

PLEINAIR_HOST_DEVICE float toFloat(BFloat16Bits value)
{
    return floatFromBits(static_cast<std::uint32_t>(value.bits) << 16U);
}

PLEINAIR_HOST_DEVICE float toFloat(HalfBits value)
{
#ifdef __CUDA_ARCH__
    return __half2float(__ushort_as_half(value.bits));
#else
    const std::uint32_t sign = static_cast<std::uint32_t>(value.bits & 0x8000U) << 16U;
    const std::uint32_t exponent = (value.bits >> 10U) & 31U;
    const std::uint32_t fraction = value.bits & 0x3ffU;
    if (exponent == 0) {
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return sign != 0 ? -magnitude : magnitude;
    }
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
    return floatFromBits(sign | (wide << 23U) | (fraction << 13U));
#endif
}

PLEINAIR_HOST_DEVICE void assign(float& to, float value)
{
    to = value;
}

/// Rounds to nearest, ties to even.
PLEINAIR_HOST_DEVICE void assign(BFloat16Bits& to, float value)
{
#ifdef __CUDA_ARCH__
    to.bits = __bfloat16_as_ushort(__float2bfloat16_rn(value));
#else
    std::uint32_t bits = bitsOfFloat(value);
    if (value != value) {
        to.bits = 0x7fffU;
        return;
    }
    bits += 0x7fffU + ((bits >> 16U) & 1U);
    to.bits = static_cast<std::uint16_t>(bits >> 16U);
#endif
}

/// Rounds to nearest, ties to even; what is beyond the range becomes the largest number, not an
/// infinity, from which no later layer recovers.
PLEINAIR_HOST_DEVICE void assign(HalfBits& to, float value)
{
    constexpr float kLargest = 65504;
    const float kept = value > kLargest ? kLargest : value < -kLargest ? -kLargest : value;
#ifdef __CUDA_ARCH__
    to.bits = __half_as_ushort(__float2half_rn(kept));
#else
    const std::uint32_t bits = bitsOfFloat(kept);
    const std::uint32_t sign = (bits >> 16U) & 0x8000U;
    std::uint32_t magnitude = bits & 0x7fffffffU;
    if (kept != kept) {
        to.bits = 0x7fffU;
        return;
    }
    if (magnitude < 0x38800000U) { // Below 2^-14: a denormal, counted in steps of 2^-24.
        const float steps = std::nearbyint(floatFromBits(magnitude) * 0x1p24F);
        to.bits = static_cast<std::uint16_t>(sign | static_cast<std::uint32_t>(steps));
        return;
    }
    magnitude += 0xfffU + ((magnitude >> 13U) & 1U);
    to.bits = static_cast<std::uint16_t>(sign | ((magnitude >> 13U) - (112U << 10U)));
#endif
}

/// Eight neighbouring channels: the unit in which kernels read and write features and rows. Every
/// channel count is padded to a multiple of it, so that each unit is aligned.
inline constexpr int kVector = 8;

template <typename T>
struct alignas(16) Eight {
    T values[kVector];
};

template <typename T>
PLEINAIR_HOST_DEVICE Eight<T> loadEight(const void* base, std::int64_t firstElement)
{
    return *reinterpret_cast<const Eight<T>*>(static_cast<const T*>(base) + firstElement);
}

template <typename T>
PLEINAIR_HOST_DEVICE void storeEight(void* base, std::int64_t firstElement, const Eight<T>& eight)
{
    *reinterpret_cast<Eight<T>*>(static_cast<T*>(base) + firstElement) = eight;
}

/// The next multiple of kVector.
PLEINAIR_HOST_DEVICE std::int64_t padded(std::int64_t channels)
{
    return (channels + kVector - 1) / kVector * kVector;
}

} // namespace pleinair
