// What the convolutions for one width of vectors are made of: reading modulated features, and sums
// of products. Included behind kernels_body.h by the same files, which define kProductRows: rows
// that are multiplied at once, as many as the registers hold with two vectors of weights.

namespace pleinair {
namespace {

/// Reads features of one block of channels, modulated on the way if the call has rows.
template <int kUpscale, bool kModulates>
class BlockReader {
public:
    BlockReader(const ModulationCall& call, int block)
        : m_call(call)
        , m_width(static_cast<std::size_t>(call.width / kUpscale))
        , m_x(call.x + block * m_width * (call.height / kUpscale) * kLanes)
    {
        if constexpr (kModulates) {
            const std::size_t channel = static_cast<std::size_t>(block) * kLanes;
            m_mean = load(call.mean + channel);
            m_inverse = load(call.inverseDeviation + channel);
            m_slope = broadcast(call.slope);
            m_rows = call.rows + channel * 2;
        }
    }

    /// The pixels [first, last) of a picture row, `step` floats apart.
    PLEINAIR_INLINE void read(int row, int first, int last, float* out, std::size_t step) const
    {
        const float* line = m_x + static_cast<std::size_t>(row / kUpscale) * m_width * kLanes;
        const std::uint32_t* id =
            kModulates ? m_call.ids + static_cast<std::size_t>(row) * m_call.width : nullptr;
        for (int column = first; column < last; ++column, out += step) {
            const Vector value = load(line + static_cast<std::size_t>(column / kUpscale) * kLanes);
            if constexpr (kModulates) {
                const float* scale = m_rows + id[column] * m_call.rowStride;
                store(out,
                    leaky((value - m_mean) * m_inverse * load(scale) + load(scale + kLanes),
                        m_slope));
            } else {
                store(out, value);
            }
        }
    }

private:
    const ModulationCall& m_call;
    std::size_t m_width;
    const float* m_x;
    const float* m_rows = nullptr;
    Vector m_mean {};
    Vector m_inverse {};
    Vector m_slope {};
};

/// sums[row] += input[row] * weights, for one panel of one or two vectors.
struct Products {
    const float* input = nullptr; ///< [rows] at inputStep of [width].
    std::size_t inputStep = 0;
    const float* weights = nullptr; ///< [width][panel][B].
    int width = 0;
    int rows = 0;
    bool isFirst = true; ///< Whether the sums begin here, or go on.
    float* sums = nullptr; ///< [rows] at sumStep of [panel] at partStep of [B].
    std::size_t sumStep = 0;
    std::size_t partStep = 0;
};

template <int kRows, int kPanel>
PLEINAIR_INLINE void addTile(const Products& call, int first)
{
    // Addresses reach one and two steps ahead by themselves: a pointer for every third row leaves
    // registers for the rest.
    constexpr int kPointers = (kRows + 2) / 3;
    const std::size_t step = call.inputStep;
    const float* input[kPointers];
    for (int pointer = 0; pointer < kPointers; ++pointer)
        input[pointer] = call.input + (first + 3 * pointer) * step;
    float* sums = call.sums + first * call.sumStep;
    const std::size_t sumStep = call.sumStep;
    const std::size_t partStep = call.partStep;
    Vector sum[kRows][kPanel];
    for (int row = 0; row < kRows; ++row)
        for (int part = 0; part < kPanel; ++part)
            sum[row][part] =
                call.isFirst ? Vector {} : load(sums + row * sumStep + part * partStep);
    const float* weights = call.weights;
    const float* const end = weights + static_cast<std::size_t>(call.width) * kPanel * kLanes;
    for (; weights != end; weights += kPanel * kLanes) {
        Vector weight[kPanel];
        for (int part = 0; part < kPanel; ++part)
            weight[part] = load(weights + part * kLanes);
        for (int row = 0; row < kRows; ++row) {
            const Vector value = broadcast(input[row / 3][row % 3 * step]);
            for (int part = 0; part < kPanel; ++part)
                sum[row][part] += value * weight[part];
        }
        for (int pointer = 0; pointer < kPointers; ++pointer)
            ++input[pointer];
    }
    for (int row = 0; row < kRows; ++row)
        for (int part = 0; part < kPanel; ++part)
            store(sums + row * sumStep + part * partStep, sum[row][part]);
}

/// However rows are grouped, each is summed in the same order.
template <int kPanel>
void addProducts(const Products& call)
{
    constexpr int kMost = kPanel == 2 ? kProductRows : kProductRows + kProductRows / 2;
    constexpr int kMiddle = (kProductRows * 2 + 2) / 3;
    constexpr int kFew = (kProductRows + 2) / 3;
    int row = 0;
    // Two middle groups are quicker than a large one and a small one.
    for (; call.rows - row >= kMost && call.rows - row != 2 * kMiddle; row += kMost)
        addTile<kMost, kPanel>(call, row);
    for (; call.rows - row >= kMiddle; row += kMiddle)
        addTile<kMiddle, kPanel>(call, row);
    for (; call.rows - row >= kFew; row += kFew)
        addTile<kFew, kPanel>(call, row);
    for (; row < call.rows; ++row)
        addTile<1, kPanel>(call, row);
}

} // namespace
} // namespace pleinair
