// Winograd's kernels for one width of vectors; included behind pointwise_body.h by the same files.

namespace pleinair {
namespace {

constexpr float kPointA = 0.625F;
constexpr float kPointB = 1.5F;
constexpr float kSquareA = kPointA * kPointA;
constexpr float kSquareB = kPointB * kPointB;
constexpr float kCubeA = kSquareA * kPointA;
constexpr float kCubeB = kSquareB * kPointB;
constexpr float kSquares = kSquareA * kSquareB;
constexpr float kSumOfSquares = kSquareA + kSquareB;
constexpr int kWindow = kWinogradTile + 2;

template <int kUpscale, bool kModulates>
void fillPixels(const WinogradInputCall& call, int block)
{
    const ModulationCall& source = call.source;
    const BlockReader<kUpscale, kModulates> reader(source, block);
    const int left = call.tileLeft * kWinogradTile - 1;
    const int right = left + call.tileColumns * kWinogradTile + 2;
    const int top = call.tileTop * kWinogradTile - 1;
    const int bottom = top + call.tileRows * kWinogradTile + 2;
    const int first = left < 0 ? 0 : left;
    const int last = right < source.width ? right : source.width;
    float* out = call.pixels;
    for (int row = top; row < bottom; ++row) {
        int column = left;
        if (row >= 0 && row < source.height) {
            for (; column < first; ++column, out += kLanes)
                store(out, Vector {});
            reader.read(row, first, last, out, kLanes);
            out += static_cast<std::size_t>(last - first) * kLanes;
            column = last;
        }
        for (; column < right; ++column, out += kLanes)
            store(out, Vector {});
    }
}

/// Six values of a window's row or column, transformed; they lie `from` vectors apart.
PLEINAIR_INLINE void transformInput(const float* in, std::size_t from, float* out, std::size_t to)
{
    const Vector d0 = load(in);
    const Vector d1 = load(in + from);
    const Vector d2 = load(in + 2 * from);
    const Vector d3 = load(in + 3 * from);
    const Vector d4 = load(in + 4 * from);
    const Vector d5 = load(in + 5 * from);
    const Vector evenA = d4 - d2 * kSquareB;
    const Vector oddA = (d3 - d1 * kSquareB) * kPointA;
    const Vector evenB = d4 - d2 * kSquareA;
    const Vector oddB = (d3 - d1 * kSquareA) * kPointB;
    store(out, d0 * kSquares - d2 * kSumOfSquares + d4);
    store(out + to, evenA + oddA);
    store(out + 2 * to, evenA - oddA);
    store(out + 3 * to, evenB + oddB);
    store(out + 4 * to, evenB - oddB);
    store(out + 5 * to, d1 * kSquares - d3 * kSumOfSquares + d5);
}

void winogradInput(const WinogradInputCall& call)
{
    const std::size_t line =
        (static_cast<std::size_t>(call.tileColumns) * kWinogradTile + 2) * kLanes;
    alignas(64) float half[kWindow * kWindow * kLanes];
    for (int block = 0; block < call.blocks; ++block) {
        if (call.source.rows == nullptr)
            fillPixels<1, false>(call, call.firstBlock + block);
        else if (call.source.upscale == 2)
            fillPixels<2, true>(call, call.firstBlock + block);
        else
            fillPixels<1, true>(call, call.firstBlock + block);
        float* out = call.transformed + block * kLanes;
        for (int row = 0; row < call.tileRows; ++row)
            for (int column = 0; column < call.tileColumns; ++column) {
                const float* window = call.pixels + row * kWinogradTile * line
                    + static_cast<std::size_t>(column) * kWinogradTile * kLanes;
                for (int i = 0; i < kWindow; ++i)
                    transformInput(window + i * kLanes, line, half + i * kLanes, kWindow * kLanes);
                for (int i = 0; i < kWindow; ++i)
                    transformInput(half + i * kWindow * kLanes, kLanes,
                        out + static_cast<std::size_t>(i) * kWindow * call.placeStride,
                        call.placeStride);
                out += static_cast<std::size_t>(call.blocks) * kLanes;
            }
    }
}

/// Three weights of a row or column, transformed to six.
PLEINAIR_INLINE void transformWeights(const float* in, std::size_t from, float* out, std::size_t to)
{
    constexpr float kScaleA = 1.0F / (2 * kSquareA * (kSquareA - kSquareB));
    constexpr float kScaleB = 1.0F / (2 * kSquareB * (kSquareB - kSquareA));
    const Vector g0 = load(in);
    const Vector g1 = load(in + from);
    const Vector g2 = load(in + 2 * from);
    const Vector evenA = (g0 + g2 * kSquareA) * kScaleA;
    const Vector oddA = g1 * (kPointA * kScaleA);
    const Vector evenB = (g0 + g2 * kSquareB) * kScaleB;
    const Vector oddB = g1 * (kPointB * kScaleB);
    store(out, g0 * (1.0F / kSquares));
    store(out + to, evenA + oddA);
    store(out + 2 * to, evenA - oddA);
    store(out + 3 * to, evenB + oddB);
    store(out + 4 * to, evenB - oddB);
    store(out + 5 * to, g2);
}

void winogradWeights(const WinogradWeightsCall& call)
{
    alignas(64) float half[kWindow * 3 * kLanes];
    for (int vector = 0; vector < call.vectors; ++vector) {
        const float* in = call.weights + static_cast<std::size_t>(vector) * 9 * kLanes;
        float* out = call.transformed + static_cast<std::size_t>(vector) * kLanes;
        for (int column = 0; column < 3; ++column)
            transformWeights(in + column * kLanes, 3 * kLanes, half + column * kLanes, 3 * kLanes);
        for (int row = 0; row < kWindow; ++row)
            transformWeights(half + row * 3 * kLanes, kLanes,
                out + static_cast<std::size_t>(row) * kWindow * call.placeStride, call.placeStride);
    }
}

template <int kPanel>
void addPlaces(const WinogradProductCall& call)
{
    for (int place = 0; place < kWinogradPlaces; ++place)
        addProducts<kPanel>({ call.input + place * call.inputStride,
            static_cast<std::size_t>(call.width), call.weights + place * call.weightStride,
            call.width, call.tiles, call.isFirst, call.sums + place * call.sumStride,
            static_cast<std::size_t>(kPanel) * kLanes, kLanes });
}

void winogradProducts(const WinogradProductCall& call)
{
    call.panel == 2 ? addPlaces<2>(call) : addPlaces<1>(call);
}

/// Six sums of a row or column, transformed back to four.
PLEINAIR_INLINE void transformSums(const float* in, std::size_t from, Vector* out, int to)
{
    const Vector m1 = load(in + from);
    const Vector m2 = load(in + 2 * from);
    const Vector m3 = load(in + 3 * from);
    const Vector m4 = load(in + 4 * from);
    const Vector sumA = m1 + m2;
    const Vector differenceA = m1 - m2;
    const Vector sumB = m3 + m4;
    const Vector differenceB = m3 - m4;
    out[0] = load(in) + sumA + sumB;
    out[to] = differenceA * kPointA + differenceB * kPointB;
    out[2 * to] = sumA * kSquareA + sumB * kSquareB;
    out[3 * to] = differenceA * kCubeA + differenceB * kCubeB + load(in + 5 * from);
}

void winogradOutput(const WinogradOutputCall& call)
{
    const std::size_t area = static_cast<std::size_t>(call.width) * call.height;
    Vector half[kWinogradTile * kWindow];
    Vector result[kWinogradTile * kWinogradTile];
    for (int part = 0; part < call.panel; ++part) {
        const Vector bias = call.bias == nullptr ? Vector {} : load(call.bias + part * kLanes);
        const float* sums = call.sums + part * kLanes;
        for (int tile = 0; tile < call.tileRows * call.tileColumns; ++tile) {
            for (int i = 0; i < kWindow; ++i)
                transformSums(
                    sums + i * call.sumStride, kWindow * call.sumStride, half + i, kWindow);
            for (int i = 0; i < kWinogradTile; ++i)
                transformSums(reinterpret_cast<const float*>(half + i * kWindow), kLanes,
                    result + i * kWinogradTile, 1);
            sums += static_cast<std::size_t>(call.panel) * kLanes;
            const int column = (call.tileLeft + tile % call.tileColumns) * kWinogradTile;
            const int row = (call.tileTop + tile / call.tileColumns) * kWinogradTile;
            const int columns =
                call.width - column < kWinogradTile ? call.width - column : kWinogradTile;
            const int rows = call.height - row < kWinogradTile ? call.height - row : kWinogradTile;
            for (int y = 0; y < rows; ++y) {
                float* line = call.y
                    + (part * area + static_cast<std::size_t>(row + y) * call.width + column)
                        * kLanes;
                for (int x = 0; x < columns; ++x, line += kLanes) {
                    const Vector value = result[y * kWinogradTile + x] + bias;
                    store(line, call.accumulates ? load(line) + value : value);
                }
            }
        }
    }
}

constexpr ConvolutionKernels kConvolutionKernels { pointwise, winogradInput, winogradWeights,
    winogradProducts, winogradOutput };

} // namespace
} // namespace pleinair
