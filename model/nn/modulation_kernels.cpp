#include "model/nn/modulation_kernels.h"

#include <algorithm>
#include <vector>

// One source, several instruction sets, chosen when the program is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PLEINAIR_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PLEINAIR_VECTOR_CLONES
#endif

namespace pleinair {

namespace {

/// Floats are summed over at most this many pixels before they go into doubles.
constexpr std::int64_t kMomentBlock = 64;

std::int64_t inputPixelOf(const ModulationView& view, std::int64_t pixel)
{
    if (view.upscale == 1)
        return pixel;
    const std::int64_t x = pixel % view.width;
    const std::int64_t line = pixel / view.width;
    const std::int64_t y = line % view.height;
    const std::int64_t n = line / view.height;
    const std::int64_t inWidth = view.width / view.upscale;
    const std::int64_t inHeight = view.height / view.upscale;
    return (n * inHeight + y / view.upscale) * inWidth + x / view.upscale;
}

} // namespace

PLEINAIR_VECTOR_CLONES
void sumCells(const CellView& view, const float* products, const float* bias, std::int64_t begin,
    std::int64_t end, float* sums)
{
    const std::int64_t width = view.width;
    for (std::int64_t row = begin; row < end; ++row) {
        float* __restrict sum = sums + row * width;
        std::copy(bias, bias + width, sum);
        for (std::int64_t cell = 0; cell < view.cells; ++cell) {
            const std::int32_t hidden = view.rows[row * view.cells + cell];
            if (hidden == view.outside)
                continue;
            const float* __restrict product = products + (hidden * view.cells + cell) * width;
            for (std::int64_t c = 0; c < width; ++c)
                sum[c] += product[c];
        }
    }
}

PLEINAIR_VECTOR_CLONES
void spreadCells(const CellView& view, const std::int32_t* positions, std::int64_t count,
    const float* rowGradient, float* productGradient)
{
    const std::int64_t width = view.width;
    std::fill(productGradient, productGradient + view.cells * width, 0.0F);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t position = positions[i];
        const float* __restrict from = rowGradient + position / view.cells * width;
        float* __restrict to = productGradient + position % view.cells * width;
        for (std::int64_t c = 0; c < width; ++c)
            to[c] += from[c];
    }
}

PLEINAIR_VECTOR_CLONES
void accumulateMoments(const float* pixels, std::int64_t count, std::int64_t channels, double* sums)
{
    std::vector<float> block(static_cast<std::size_t>(2 * channels));
    float* sum = block.data();
    float* squares = sum + channels;
    for (std::int64_t begin = 0; begin < count; begin += kMomentBlock) {
        const std::int64_t end = std::min(count, begin + kMomentBlock);
        std::fill(block.begin(), block.end(), 0.0F);
        for (std::int64_t p = begin; p < end; ++p) {
            const float* value = pixels + p * channels;
            for (std::int64_t c = 0; c < channels; ++c) {
                sum[c] += value[c];
                squares[c] += value[c] * value[c];
            }
        }
        for (std::int64_t c = 0; c < 2 * channels; ++c)
            sums[c] += static_cast<double>(sum[c]);
    }
}

PLEINAIR_VECTOR_CLONES
void normalizeForward(const float* input, std::int64_t count, std::int64_t channels,
    const float* __restrict mean, const float* __restrict inverseStd, float slope, float* output)
{
    for (std::int64_t p = 0; p < count; ++p) {
        const float* __restrict in = input + p * channels;
        float* __restrict out = output + p * channels;
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = (in[c] - mean[c]) * inverseStd[c];
            out[c] = value > 0 ? value : value * slope;
        }
    }
}

PLEINAIR_VECTOR_CLONES
void normalizeBackward(const float* output, const float* gradient, std::int64_t count,
    std::int64_t channels, const float* __restrict inverseStd, float slope, float* inputGradient)
{
    // Per channel: the gradient of the normalized values, and its product with them; floats over a
    // block of pixels, then doubles.
    std::vector<float> block(static_cast<std::size_t>(2 * channels));
    std::vector<double> sums(static_cast<std::size_t>(2 * channels));
    float* __restrict mean = block.data();
    float* __restrict product = mean + channels;
    const float unslope = 1 / slope;
    for (std::int64_t begin = 0; begin < count; begin += kMomentBlock) {
        const std::int64_t end = std::min(count, begin + kMomentBlock);
        std::fill(block.begin(), block.end(), 0.0F);
        for (std::int64_t p = begin; p < end; ++p) {
            const float* __restrict out = output + p * channels;
            const float* __restrict given = gradient + p * channels;
            for (std::int64_t c = 0; c < channels; ++c) {
                const float d = out[c] > 0 ? given[c] : given[c] * slope;
                const float normalized = out[c] > 0 ? out[c] : out[c] * unslope;
                mean[c] += d;
                product[c] += d * normalized;
            }
        }
        for (std::size_t c = 0; c < sums.size(); ++c)
            sums[c] += static_cast<double>(block[c]);
    }
    for (std::size_t c = 0; c < sums.size(); ++c)
        block[c] = static_cast<float>(sums[c] / static_cast<double>(count));
    for (std::int64_t p = 0; p < count; ++p) {
        const float* __restrict out = output + p * channels;
        const float* __restrict given = gradient + p * channels;
        float* __restrict result = inputGradient + p * channels;
        for (std::int64_t c = 0; c < channels; ++c) {
            const float d = out[c] > 0 ? given[c] : given[c] * slope;
            const float normalized = out[c] > 0 ? out[c] : out[c] * unslope;
            result[c] = inverseStd[c] * (d - mean[c] - normalized * product[c]);
        }
    }
}

PLEINAIR_VECTOR_CLONES
void modulateForward(const ModulationView& view, float* output, std::int64_t begin, std::int64_t end)
{
    const std::int64_t channels = view.channels;
    const float* __restrict mean = view.mean;
    const float* __restrict inverseStd = view.inverseStd;
    const float slope = view.slope;
    for (std::int64_t p = begin; p < end; ++p) {
        const float* __restrict in = view.input + inputPixelOf(view, p) * channels;
        const float* __restrict gamma = view.rows + view.pixelRows[p] * 2 * channels;
        const float* __restrict beta = gamma + channels;
        float* __restrict out = output + p * channels;
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = (in[c] - mean[c]) * inverseStd[c] * (1 + gamma[c]) + beta[c];
            out[c] = value > 0 ? value : value * slope;
        }
    }
}

PLEINAIR_VECTOR_CLONES
void modulateRowGradient(const ModulationView& view, const float* outputGradient, std::int64_t row,
    const std::int32_t* pixels, std::int64_t count, float* rowGradient)
{
    const std::int64_t channels = view.channels;
    const float* __restrict mean = view.mean;
    const float* __restrict inverseStd = view.inverseStd;
    const float* __restrict gamma = view.rows + row * 2 * channels;
    const float* __restrict beta = gamma + channels;
    float* __restrict gammaGradient = rowGradient;
    float* __restrict betaGradient = rowGradient + channels;
    const float slope = view.slope;
    for (std::int64_t i = 0; i < count; ++i) {
        const float* __restrict in = view.input + inputPixelOf(view, pixels[i]) * channels;
        const float* __restrict gradient = outputGradient + std::int64_t { pixels[i] } * channels;
        for (std::int64_t c = 0; c < channels; ++c) {
            const float normalized = (in[c] - mean[c]) * inverseStd[c];
            const float value = normalized * (1 + gamma[c]) + beta[c];
            const float d = value > 0 ? gradient[c] : gradient[c] * slope;
            gammaGradient[c] += d * normalized;
            betaGradient[c] += d;
        }
    }
}

PLEINAIR_VECTOR_CLONES
void modulateInputGradient(const ModulationView& view, const float* outputGradient,
    const float* meanTerm, const float* varianceTerm, float* inputGradient, std::int64_t begin,
    std::int64_t end)
{
    const std::int64_t channels = view.channels;
    const std::int64_t inWidth = view.width / view.upscale;
    const std::int64_t inHeight = view.height / view.upscale;
    const auto copies = static_cast<float>(view.upscale * view.upscale);
    const float* __restrict mean = view.mean;
    const float* __restrict inverseStd = view.inverseStd;
    const float slope = view.slope;
    for (std::int64_t q = begin; q < end; ++q) {
        const std::int64_t x = q % inWidth * view.upscale;
        const std::int64_t y = q / inWidth % inHeight * view.upscale;
        const std::int64_t n = q / (inWidth * inHeight);
        const float* __restrict in = view.input + q * channels;
        float* __restrict result = inputGradient + q * channels;
        std::fill(result, result + channels, 0.0F);
        for (std::int64_t dy = 0; dy < view.upscale; ++dy) {
            for (std::int64_t dx = 0; dx < view.upscale; ++dx) {
                const std::int64_t p = (n * view.height + y + dy) * view.width + x + dx;
                const float* __restrict gamma = view.rows + view.pixelRows[p] * 2 * channels;
                const float* __restrict beta = gamma + channels;
                const float* __restrict gradient = outputGradient + p * channels;
                for (std::int64_t c = 0; c < channels; ++c) {
                    const float scale = 1 + gamma[c];
                    const float value = (in[c] - mean[c]) * inverseStd[c] * scale + beta[c];
                    const float d = value > 0 ? gradient[c] : gradient[c] * slope;
                    result[c] += d * scale;
                }
            }
        }
        for (std::int64_t c = 0; c < channels; ++c) {
            const float normalized = (in[c] - mean[c]) * inverseStd[c];
            result[c] = inverseStd[c]
                * (result[c] - copies * (meanTerm[c] + normalized * varianceTerm[c]));
        }
    }
}

} // namespace pleinair
