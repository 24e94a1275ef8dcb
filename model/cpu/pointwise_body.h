// The pointwise convolution for one width of vectors; included behind products_body.h.

namespace pleinair {
namespace {

template <int kUpscale, bool kModulates>
void readPiece(const PointwiseCall& call, int row, int first, int last, std::size_t step)
{
    for (int block = 0; block < call.inBlocks; ++block)
        BlockReader<kUpscale, kModulates>(call.source, block)
            .read(row, first, last, call.pixels + static_cast<std::size_t>(block) * kLanes, step);
}

void pointwise(const PointwiseCall& call)
{
    const ModulationCall& source = call.source;
    const std::size_t area = static_cast<std::size_t>(source.width) * source.height;
    const int width = call.inBlocks * kLanes;
    const std::size_t step = pointwiseStep(width);
    const std::size_t panelWeights = static_cast<std::size_t>(width) * call.panel * kLanes;
    for (int row = source.top; row < source.bottom; ++row)
        for (int first = 0; first < source.width; first += kPointwisePixels) {
            const int last =
                source.width - first < kPointwisePixels ? source.width : first + kPointwisePixels;
            if (source.rows == nullptr)
                readPiece<1, false>(call, row, first, last, step);
            else if (source.upscale == 2)
                readPiece<2, true>(call, row, first, last, step);
            else
                readPiece<1, true>(call, row, first, last, step);
            const std::size_t pixel = static_cast<std::size_t>(row) * source.width + first;
            for (int panel = 0; panel < call.panels; ++panel) {
                const Products products { call.pixels, step, call.weights + panel * panelWeights,
                    width, last - first, true,
                    source.y + (panel * call.panel * area + pixel) * kLanes, kLanes,
                    area * kLanes };
                call.panel == 2 ? addProducts<2>(products) : addProducts<1>(products);
            }
        }
}

} // namespace
} // namespace pleinair
