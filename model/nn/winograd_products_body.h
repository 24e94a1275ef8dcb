// Sums of products for one width of vectors. Included by winograd_kernels_body.h behind what it
// needs; kProductRows rows are multiplied at once, as many as the registers hold with two vectors
// of factors.

namespace pleinair {
namespace {

/// @tparam kDense  the rows of the left side lie one float apart; else its inner values do.
template <int kRows, bool kDense>
PLEINAIR_INLINE void addTile(const WinogradProducts& call, int panel, int row)
{
    // Addresses reach one and two steps ahead by themselves: a pointer for every third row leaves
    // registers for the rest.
    constexpr int kPointers = kDense ? 1 : (kRows + 2) / 3;
    const std::size_t rowStride = kDense ? 1 : call.leftRowStride;
    const std::size_t leftInner = kDense ? call.leftInnerStride : 1;
    const float* left[kPointers];
    for (int pointer = 0; pointer < kPointers; ++pointer)
        left[pointer] = call.left + static_cast<std::size_t>(row + 3 * pointer) * rowStride;
    float* sums = call.sums + static_cast<std::size_t>(row) * call.sumStride
        + static_cast<std::size_t>(panel) * kPanel;
    Vector sum[kRows][2];
    for (int i = 0; i < kRows; ++i)
        for (int part = 0; part < 2; ++part)
            sum[i][part] =
                call.isFirst ? Vector {} : load(sums + i * call.sumStride + part * kLanes);
    const float* right = call.right + static_cast<std::size_t>(panel) * call.rightPanelStride;
    for (int inner = 0; inner < call.inner; ++inner, right += call.rightInnerStride) {
        const Vector factor[2] { load(right), load(right + kLanes) };
        for (int i = 0; i < kRows; ++i) {
            const float* at = kDense ? left[0] + i : left[i / 3] + i % 3 * rowStride;
            const Vector value = *at - Vector {};
            for (int part = 0; part < 2; ++part)
                sum[i][part] += value * factor[part];
        }
        for (int pointer = 0; pointer < kPointers; ++pointer)
            left[pointer] += leftInner;
    }
    for (int i = 0; i < kRows; ++i)
        for (int part = 0; part < 2; ++part)
            store(sums + i * call.sumStride + part * kLanes, sum[i][part]);
}

/// However rows are grouped, each is summed in the same order.
template <bool kDense>
void addPanel(const WinogradProducts& call, int panel)
{
    constexpr int kMiddle = (kProductRows * 2 + 2) / 3;
    constexpr int kFew = (kProductRows + 2) / 3;
    int row = 0;
    // Two middle groups are quicker than a large one and a small one.
    for (; call.rows - row >= kProductRows && call.rows - row != 2 * kMiddle; row += kProductRows)
        addTile<kProductRows, kDense>(call, panel, row);
    for (; call.rows - row >= kMiddle; row += kMiddle)
        addTile<kMiddle, kDense>(call, panel, row);
    for (; call.rows - row >= kFew; row += kFew)
        addTile<kFew, kDense>(call, panel, row);
    for (; row < call.rows; ++row)
        addTile<1, kDense>(call, panel, row);
}

void products(const WinogradProducts& call)
{
    for (int panel = 0; panel < call.panels; ++panel)
        call.leftInnerStride == 1 ? addPanel<false>(call, panel) : addPanel<true>(call, panel);
}

} // namespace
} // namespace pleinair
