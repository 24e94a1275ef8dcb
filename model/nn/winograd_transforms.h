// Winograd's transforms of one row or column for one width of vectors. Included by
// winograd_kernels_body.h, in an unnamed namespace.

#define PLEINAIR_INLINE inline __attribute__((always_inline))

namespace pleinair {
namespace {

typedef float Vector __attribute__((vector_size(kLanes * sizeof(float))));

constexpr int kWindow = kWinogradWindow;
constexpr float kA = 0.625F;
constexpr float kB = 1.5F;
constexpr float kA2 = kA * kA;
constexpr float kB2 = kB * kB;
constexpr float kProduct = kA2 * kB2;
constexpr float kSum = kA2 + kB2;
/// What the polynomials' values at the points are divided by; it goes with the weights.
constexpr float kScaleZero = 1.0F / kProduct;
constexpr float kScaleA = 1.0F / (2 * kA2 * (kA2 - kB2));
constexpr float kScaleB = 1.0F / (2 * kB2 * (kB2 - kA2));

PLEINAIR_INLINE Vector load(const float* values)
{
    Vector vector;
    __builtin_memcpy(&vector, values, sizeof(vector));
    return vector;
}

PLEINAIR_INLINE void store(float* values, Vector vector)
{
    __builtin_memcpy(values, &vector, sizeof(vector));
}

/// Six values of a row or column of a window, `kStride` vectors apart.
template <int kStride>
PLEINAIR_INLINE void transformLine(const Vector* d, Vector* out)
{
    const Vector d1 = d[kStride];
    const Vector d2 = d[2 * kStride];
    const Vector d3 = d[3 * kStride];
    const Vector d4 = d[4 * kStride];
    const Vector evenA = d4 - d2 * kB2;
    const Vector oddA = (d3 - d1 * kB2) * kA;
    const Vector evenB = d4 - d2 * kA2;
    const Vector oddB = (d3 - d1 * kA2) * kB;
    out[0] = d[0] * kProduct - d2 * kSum + d4;
    out[kStride] = evenA + oddA;
    out[2 * kStride] = evenA - oddA;
    out[3 * kStride] = evenB + oddB;
    out[4 * kStride] = evenB - oddB;
    out[5 * kStride] = d1 * kProduct - d3 * kSum + d[5 * kStride];
}

/// The polynomial with `kCount` coefficients at the six points.
template <int kCount, int kStride>
PLEINAIR_INLINE void evaluate(const Vector* g, Vector* out)
{
    Vector evenA = g[0];
    Vector evenB = g[0];
    Vector oddA = g[kStride] * kA;
    Vector oddB = g[kStride] * kB;
    if constexpr (kCount > 2) {
        evenA += g[2 * kStride] * kA2;
        evenB += g[2 * kStride] * kB2;
    }
    if constexpr (kCount > 3) {
        oddA += g[3 * kStride] * (kA2 * kA);
        oddB += g[3 * kStride] * (kB2 * kB);
    }
    if constexpr (kCount > 4) {
        evenA += g[4 * kStride] * (kA2 * kA2);
        evenB += g[4 * kStride] * (kB2 * kB2);
    }
    const Vector last = g[(kCount - 1) * kStride];
    out[0] = g[0];
    out[kStride] = evenA + oddA;
    out[2 * kStride] = evenA - oddA;
    out[3 * kStride] = evenB + oddB;
    out[4 * kStride] = evenB - oddB;
    out[5 * kStride] = last;
}

/// The transpose of evaluate().
template <int kCount, int kFromStride, int kToStride>
PLEINAIR_INLINE void gather(const Vector* m, Vector* out)
{
    const Vector sumA = m[kFromStride] + m[2 * kFromStride];
    const Vector differenceA = m[kFromStride] - m[2 * kFromStride];
    const Vector sumB = m[3 * kFromStride] + m[4 * kFromStride];
    const Vector differenceB = m[3 * kFromStride] - m[4 * kFromStride];
    Vector result[kCount];
    result[0] = m[0] + sumA + sumB;
    result[1] = differenceA * kA + differenceB * kB;
    if constexpr (kCount > 2)
        result[2] = sumA * kA2 + sumB * kB2;
    if constexpr (kCount > 3)
        result[3] = differenceA * (kA2 * kA) + differenceB * (kB2 * kB);
    if constexpr (kCount > 4)
        result[4] = sumA * (kA2 * kA2) + sumB * (kB2 * kB2);
    result[kCount - 1] += m[5 * kFromStride];
    for (int i = 0; i < kCount; ++i)
        out[i * kToStride] = result[i];
}

/// The scales of the points, for one row or column.
template <int kStride>
PLEINAIR_INLINE void scalePoints(Vector* values)
{
    values[0] *= kScaleZero;
    values[kStride] *= kScaleA;
    values[2 * kStride] *= kScaleA;
    values[3 * kStride] *= kScaleB;
    values[4 * kStride] *= kScaleB;
}

} // namespace
} // namespace pleinair
