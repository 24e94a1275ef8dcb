// The kernels for one width of vectors. Included by kernels_sse.cpp, kernels_avx2.cpp and
// kernels_avx512.cpp, each compiled for its instructions; they define kLanes and kRowTile.
// Everything is in an unnamed namespace, and nothing of the standard library is called that could
// be merged with another file's copy.

#define PLEINAIR_INLINE inline __attribute__((always_inline))

namespace pleinair {
namespace {

typedef float Vector __attribute__((vector_size(kLanes * sizeof(float))));
typedef std::int32_t IntVector __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

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

PLEINAIR_INLINE Vector broadcast(float value)
{
    // Minus zero is the identity for every value, so that this is a broadcast and nothing else.
    return value - Vector {};
}

PLEINAIR_INLINE Vector larger(Vector a, Vector b)
{
    return a > b ? a : b;
}

/// Leaky ReLU for slopes of at most 1.
PLEINAIR_INLINE Vector leaky(Vector value, Vector slope)
{
    return larger(value, value * slope);
}

template <int kUpscale>
void modulatePixels(const ModulationCall& call, int block)
{
    const std::size_t area = static_cast<std::size_t>(call.width) * call.height;
    const int sourceWidth = call.width / kUpscale;
    const std::size_t sourceArea = area / (kUpscale * kUpscale);
    const float* x = call.x + block * sourceArea * kLanes;
    const std::size_t channel = static_cast<std::size_t>(block) * kLanes;
    const Vector mean = load(call.mean + channel);
    const Vector inverse = load(call.inverseDeviation + channel);
    const Vector slope = broadcast(call.slope);
    const float* rows = call.rows + channel * 2;
    const std::uint32_t* id = call.ids;
    for (int row = call.top; row < call.bottom; ++row) {
        const std::size_t pixel = block * area + static_cast<std::size_t>(row) * call.width;
        float* y = call.y + pixel * kLanes;
        const float* source = x + static_cast<std::size_t>(row / kUpscale) * sourceWidth * kLanes;
        for (int column = 0; column < call.width; column += kUpscale) {
            const Vector normalized = (load(source) - mean) * inverse;
            source += kLanes;
            for (int copy = 0; copy < kUpscale; ++copy) {
                const float* scale = rows + *id++ * call.rowStride;
                store(y, leaky(normalized * load(scale) + load(scale + kLanes), slope));
                y += kLanes;
            }
        }
    }
}

void modulate(const ModulationCall& call, int block)
{
    call.upscale == 2 ? modulatePixels<2>(call, block) : modulatePixels<1>(call, block);
}

void hiddenVectors(const HiddenCall& call, std::size_t begin, std::size_t end)
{
    for (std::size_t index = begin; index < end; ++index) {
        const std::int16_t* pattern = call.patterns + index * call.cells;
        float* hidden = call.hidden + index * call.width;
        for (int channel = 0; channel < call.width; channel += kLanes) {
            Vector sum = load(call.bias + channel);
            for (int cell = 0; cell < call.cells; ++cell)
                if (pattern[cell] >= 0)
                    sum += load(call.table
                        + (static_cast<std::size_t>(cell) * call.symbols + pattern[cell])
                            * call.width
                        + channel);
            store(hidden + channel, larger(sum, Vector {}));
        }
    }
}

/// A tile of rows: the accumulators stay in registers over all of the sum. Each row is summed in
/// the same order whatever tile it is in, so its value does not depend on its company.
template <int kRows>
void rowTile(const RowCall& call, std::size_t first)
{
    Vector scale[kRows];
    Vector shift[kRows];
    for (int r = 0; r < kRows; ++r) {
        scale[r] = load(call.bias);
        shift[r] = load(call.bias + kLanes);
    }
    const float* weights = call.weights;
    for (int cell = 0; cell < call.cellCount; ++cell) {
        const float* hidden[kRows];
        for (int r = 0; r < kRows; ++r)
            hidden[r] = call.hidden
                + static_cast<std::size_t>(call.cells[(first + r) * call.cellCount + cell])
                    * call.width;
        for (int i = 0; i < call.width; ++i) {
            const Vector forScale = load(weights);
            const Vector forShift = load(weights + kLanes);
            weights += 2 * kLanes;
            for (int r = 0; r < kRows; ++r) {
                const Vector value = broadcast(hidden[r][i]);
                scale[r] += value * forScale;
                shift[r] += value * forShift;
            }
        }
    }
    for (int r = 0; r < kRows; ++r) {
        float* row = call.target + call.slots[first + r] * call.rowStride;
        store(row, scale[r]);
        store(row + kLanes, shift[r]);
    }
}

void modulationRows(const RowCall& call)
{
    std::size_t row = 0;
    for (; row + kRowTile <= call.rows; row += kRowTile)
        rowTile<kRowTile>(call, row);
    for (; row + 4 <= call.rows; row += 4)
        rowTile<4>(call, row);
    for (; row < call.rows; ++row)
        rowTile<1>(call, row);
}

/// A tile of products: hidden vectors times one cell's weights.
template <int kRows>
void productTile(const float* hidden, const float* weights, int width, float* products)
{
    Vector scale[kRows] = {};
    Vector shift[kRows] = {};
    for (int i = 0; i < width; ++i) {
        const Vector forScale = load(weights + i * 2 * kLanes);
        const Vector forShift = load(weights + i * 2 * kLanes + kLanes);
        for (int r = 0; r < kRows; ++r) {
            const Vector value = broadcast(hidden[r * width + i]);
            scale[r] += value * forScale;
            shift[r] += value * forShift;
        }
    }
    for (int r = 0; r < kRows; ++r) {
        store(products + r * 2 * kLanes, scale[r]);
        store(products + r * 2 * kLanes + kLanes, shift[r]);
    }
}

void productsOfCell(const RowCall& call, int cell, float* products)
{
    std::size_t row = 0;
    const auto width = static_cast<std::size_t>(call.width);
    const float* weights = call.weights + static_cast<std::size_t>(cell) * width * 2 * kLanes;
    for (; row + kRowTile <= call.hiddenCount; row += kRowTile)
        productTile<kRowTile>(
            call.hidden + row * width, weights, call.width, products + row * 2 * kLanes);
    for (; row + 4 <= call.hiddenCount; row += 4)
        productTile<4>(call.hidden + row * width, weights, call.width, products + row * 2 * kLanes);
    for (; row < call.hiddenCount; ++row)
        productTile<1>(call.hidden + row * width, weights, call.width, products + row * 2 * kLanes);
    store(products + row * 2 * kLanes, Vector {});
    store(products + row * 2 * kLanes + kLanes, Vector {});
}

/// Adds the products of the cells [begin, end) to every row. However the cells are divided, a row
/// is summed in the order of its cells.
void addProducts(const RowCall& call, int begin, int end)
{
    const std::size_t cellProducts = (call.hiddenCount + 1) * 2 * kLanes;
    for (std::size_t row = 0; row < call.rows; ++row) {
        const std::uint32_t* cells = call.cells + row * call.cellCount;
        float* target = call.target + call.slots[row] * call.rowStride;
        const float* start = begin == 0 ? call.bias : target;
        Vector scale = load(start);
        Vector shift = load(start + kLanes);
        for (int cell = begin; cell < end; ++cell) {
            const float* product = call.products
                + static_cast<std::size_t>(cell - begin) * cellProducts
                + static_cast<std::size_t>(cells[cell]) * 2 * kLanes;
            scale += load(product);
            shift += load(product + kLanes);
        }
        store(target, scale);
        store(target + kLanes, shift);
    }
}

void modulationRowsByProducts(const RowCall& call)
{
    const std::size_t cellProducts = (call.hiddenCount + 1) * 2 * kLanes;
    for (int begin = 0; begin < call.cellCount; begin += call.productCells) {
        const int end =
            begin + call.productCells < call.cellCount ? begin + call.productCells : call.cellCount;
        for (int cell = begin; cell < end; ++cell)
            productsOfCell(
                call, cell, call.products + static_cast<std::size_t>(cell - begin) * cellProducts);
        addProducts(call, begin, end);
    }
}

/// The sum of all lanes, in a fixed order.
PLEINAIR_INLINE float sumOf(Vector vector)
{
    float lanes[kLanes];
    __builtin_memcpy(lanes, &vector, sizeof(lanes));
    typedef float Quarter __attribute__((vector_size(4 * sizeof(float))));
    Quarter sum {};
    for (int i = 0; i < kLanes; i += 4) {
        Quarter part;
        __builtin_memcpy(&part, lanes + i, sizeof(part));
        sum += part;
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// tanh by 1 - 2 / (exp(2x) + 1); 2^f on [-0.5, 0.5] by its Taylor series to the 7th power. The
/// absolute error is below 3e-7.
PLEINAIR_INLINE float hyperbolicTangent(float x)
{
    x = x > 10.0F ? 10.0F : (x < -10.0F ? -10.0F : x);
    const float power = x * 2.885390082F;
    const float whole =
        static_cast<float>(static_cast<std::int32_t>(power + (power < 0 ? -0.5F : 0.5F)));
    const float f = (power - whole) * 0.693147181F;
    float series = 1.98412698e-4F;
    series = series * f + 1.38888889e-3F;
    series = series * f + 8.33333333e-3F;
    series = series * f + 4.16666667e-2F;
    series = series * f + 1.66666667e-1F;
    series = series * f + 0.5F;
    series = series * f + 1.0F;
    series = series * f + 1.0F;
    const std::int32_t bits = (static_cast<std::int32_t>(whole) + 127) << 23;
    float scale;
    __builtin_memcpy(&scale, &bits, sizeof(scale));
    return 1.0F - 2.0F / (series * scale + 1.0F);
}

/// The three sums of one pixel over its 3x3 window, `columns` of which lie inside the picture.
PLEINAIR_INLINE void headPixel(const HeadCall& call, int row, int column, float* sums)
{
    const std::size_t area = static_cast<std::size_t>(call.width) * call.height;
    const Vector slope = broadcast(0.2F);
    Vector red {}, green {}, blue {};
    for (int block = 0; block < call.blocks; ++block) {
        const float* x = call.x + block * area * kLanes;
        const float* weights = call.weights + static_cast<std::size_t>(block) * 27 * kLanes;
        for (int dy = -1; dy <= 1; ++dy) {
            if (row + dy < 0 || row + dy >= call.height)
                continue;
            for (int dx = -1; dx <= 1; ++dx) {
                if (column + dx < 0 || column + dx >= call.width)
                    continue;
                const std::size_t pixel =
                    static_cast<std::size_t>(row + dy) * call.width + (column + dx);
                const Vector value = leaky(load(x + pixel * kLanes), slope);
                const float* w = weights + ((dy + 1) * 3 + (dx + 1)) * 3 * kLanes;
                red += value * load(w);
                green += value * load(w + kLanes);
                blue += value * load(w + 2 * kLanes);
            }
        }
    }
    sums[0] = sumOf(red);
    sums[1] = sumOf(green);
    sums[2] = sumOf(blue);
}

void head(const HeadCall& call)
{
    const std::size_t area = static_cast<std::size_t>(call.width) * call.height;
    for (int row = call.top; row < call.bottom; ++row) {
        float* plane = call.planes + static_cast<std::size_t>(row) * call.width;
        for (int column = 0; column < call.width; ++column) {
            float sums[3];
            headPixel(call, row, column, sums);
            for (int channel = 0; channel < 3; ++channel)
                plane[channel * area + column] = sums[channel] + call.bias[channel];
        }
        for (int channel = 0; channel < 3; ++channel)
            for (int column = 0; column < call.width; ++column)
                plane[channel * area + column] = hyperbolicTangent(plane[channel * area + column]);
    }
}

void moments(const float* x, std::size_t area, float* mean, float* variance)
{
    // Sums over chunks first: a float is exact enough for a few hundred values, not for a picture.
    constexpr std::size_t kChunk = 256;
    double sums[kLanes] = {};
    double squares[kLanes] = {};
    for (int pass = 0; pass < 2; ++pass) {
        const Vector centre = pass == 0 ? Vector {} : load(mean);
        double* total = pass == 0 ? sums : squares;
        for (std::size_t begin = 0; begin < area; begin += kChunk) {
            const std::size_t end = begin + kChunk < area ? begin + kChunk : area;
            Vector sum {};
            for (std::size_t pixel = begin; pixel < end; ++pixel) {
                const Vector value = load(x + pixel * kLanes) - centre;
                sum += pass == 0 ? value : value * value;
            }
            for (int lane = 0; lane < kLanes; ++lane)
                total[lane] += static_cast<double>(sum[lane]);
        }
        for (int lane = 0; lane < kLanes; ++lane)
            (pass == 0 ? mean : variance)[lane] =
                static_cast<float>(total[lane] / static_cast<double>(area));
    }
}

constexpr Kernels kKernels { modulate, hiddenVectors, modulationRows, modulationRowsByProducts,
    head, moments };

} // namespace
} // namespace pleinair
