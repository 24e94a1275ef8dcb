// Winograd's transforms of weights for one width of vectors. Included by winograd_kernels_body.h
// behind what it needs.

namespace pleinair {
namespace {

/// @param g  kSide x kSide weights. @param to  its 36 places at placeStride.
template <int kSide>
PLEINAIR_INLINE void transformWeights(const Vector* g, float* to, std::size_t placeStride)
{
    Vector half[kWindow * kSide];
    for (int column = 0; column < kSide; ++column) {
        evaluate<kSide, kSide>(g + column, half + column);
        scalePoints<kSide>(half + column);
    }
    for (int row = 0; row < kWindow; ++row) {
        Vector line[kWindow];
        evaluate<kSide, 1>(half + row * kSide, line);
        scalePoints<1>(line);
        for (int column = 0; column < kWindow; ++column)
            store(
                to + static_cast<std::size_t>(row * kWindow + column) * placeStride, line[column]);
    }
}

/// One tap of a vector of weights, `stride` floats apart.
PLEINAIR_INLINE Vector pick(const float* from, std::int64_t stride, int count)
{
    Vector vector {};
    if (count >= kLanes)
        for (int lane = 0; lane < kLanes; ++lane)
            vector[lane] = from[lane * stride];
    else
        for (int lane = 0; lane < count; ++lane)
            vector[lane] = from[lane * stride];
    return vector;
}

template <int kSide>
void weightsOf(const WinogradWeights& w, int first, int last, float* to, std::size_t placeStride)
{
    const int phases = w.step * w.step;
    const int padded = wholeVectors(w.in);
    float* out = to;
    for (int panel = first; panel < last; ++panel)
        for (int phase = 0; phase < phases; ++phase)
            for (int in = 0; in < padded; ++in, out += kPanel)
                for (int part = 0; part < 2; ++part) {
                    const int lane = panel * kPanel + part * kLanes;
                    const int count = in < w.in && lane < w.out ? w.out - lane : 0;
                    Vector g[kSide * kSide];
                    for (int tap = 0; tap < kSide * kSide; ++tap)
                        g[tap] = pick(w.values + lane * w.outStride + in * w.inStride
                                + (tap / kSide * w.step + phase / w.step) * w.rowStride
                                + (tap % kSide * w.step + phase % w.step) * w.columnStride,
                            w.outStride, count);
                    transformWeights<kSide>(g, out + part * kLanes, placeStride);
                }
}

void weights(const WinogradWeights& w, int first, int last, float* to, std::size_t placeStride)
{
    switch (w.side / w.step) {
    case 2:
        return weightsOf<2>(w, first, last, to, placeStride);
    case 3:
        return weightsOf<3>(w, first, last, to, placeStride);
    default:
        return weightsOf<4>(w, first, last, to, placeStride);
    }
}

template <int kSide>
void turnedWeightsOf(
    const WinogradWeights& w, int first, int last, float* to, std::size_t placeStride)
{
    const int padded = wholeVectors(w.in);
    const int columns = w.step * w.step * padded;
    for (int panel = first; panel < last; ++panel)
        for (int part = 0; part < 2; ++part) {
            const int column = panel * kPanel + part * kLanes;
            const int phase = column / padded;
            const int in = column % padded;
            const int count = column < columns ? w.in - in : 0;
            float* out =
                to + static_cast<std::size_t>(panel - first) * w.out * kPanel + part * kLanes;
            for (int k = 0; k < w.out; ++k, out += kPanel) {
                Vector g[kSide * kSide];
                for (int tap = 0; tap < kSide * kSide; ++tap)
                    g[kSide * kSide - 1 - tap] = pick(w.values + k * w.outStride + in * w.inStride
                            + (tap / kSide * w.step + phase / w.step) * w.rowStride
                            + (tap % kSide * w.step + phase % w.step) * w.columnStride,
                        w.inStride, count);
                transformWeights<kSide>(g, out, placeStride);
            }
        }
}

void turnedWeights(
    const WinogradWeights& w, int first, int last, float* to, std::size_t placeStride)
{
    switch (w.side / w.step) {
    case 2:
        return turnedWeightsOf<2>(w, first, last, to, placeStride);
    case 3:
        return turnedWeightsOf<3>(w, first, last, to, placeStride);
    default:
        return turnedWeightsOf<4>(w, first, last, to, placeStride);
    }
}

template <int kSide>
void weightGradientsOf(const float* sums, std::size_t placeStride, std::size_t sumStride,
    const WinogradWeights& shape, int first, int last, float* gradient)
{
    const int phases = shape.step * shape.step;
    const int padded = wholeVectors(shape.in);
    for (int panel = first; panel < last; ++panel)
        for (int phase = 0; phase < phases; ++phase)
            for (int in = 0; in < shape.in; ++in)
                for (int part = 0; part < 2; ++part) {
                    const int lane = panel * kPanel + part * kLanes;
                    const float* from = sums
                        + static_cast<std::size_t>(phase * padded + in) * sumStride
                        + static_cast<std::size_t>(lane - first * kPanel);
                    Vector half[kSide * kWindow];
                    Vector g[kSide * kSide];
                    for (int column = 0; column < kWindow; ++column) {
                        Vector places[kWindow];
                        for (int row = 0; row < kWindow; ++row)
                            places[row] = load(from
                                + static_cast<std::size_t>(row * kWindow + column) * placeStride);
                        scalePoints<1>(places);
                        gather<kSide, 1, kWindow>(places, half + column);
                    }
                    for (int row = 0; row < kSide; ++row) {
                        scalePoints<1>(half + row * kWindow);
                        gather<kSide, 1, 1>(half + row * kWindow, g + row * kSide);
                    }
                    for (int i = 0; i < kLanes && lane + i < shape.out; ++i)
                        for (int tap = 0; tap < kSide * kSide; ++tap)
                            gradient[(lane + i) * shape.outStride + in * shape.inStride
                                + (tap / kSide * shape.step + phase / shape.step) * shape.rowStride
                                + (tap % kSide * shape.step + phase % shape.step)
                                    * shape.columnStride] = g[tap][i];
                }
}

void weightGradients(const float* sums, std::size_t placeStride, std::size_t sumStride,
    const WinogradWeights& shape, int first, int last, float* gradient)
{
    switch (shape.side / shape.step) {
    case 2:
        return weightGradientsOf<2>(sums, placeStride, sumStride, shape, first, last, gradient);
    case 3:
        return weightGradientsOf<3>(sums, placeStride, sumStride, shape, first, last, gradient);
    default:
        return weightGradientsOf<4>(sums, placeStride, sumStride, shape, first, last, gradient);
    }
}

} // namespace
} // namespace pleinair
