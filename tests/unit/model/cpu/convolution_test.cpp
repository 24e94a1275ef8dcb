#include "model/cpu/convolution.h"
#include "model/cpu/vector_isa.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pleinair {

namespace {

float sample(std::size_t index)
{
    return std::sin(static_cast<float>(index) * 0.37F);
}

/// A convolution as its definition says, on plain planes.
std::vector<float> byDefinition(const Convolution::Shape& shape, Size size,
    const std::vector<float>& x, const std::vector<float>& weights, const std::vector<float>& bias)
{
    const int pad = shape.kernel / 2;
    const int outWidth = (size.width - 1) / shape.stride + 1;
    const int outHeight = (size.height - 1) / shape.stride + 1;
    std::vector<float> y(static_cast<std::size_t>(shape.out) * outWidth * outHeight);
    for (int out = 0; out < shape.out; ++out)
        for (int row = 0; row < outHeight; ++row)
            for (int column = 0; column < outWidth; ++column) {
                double sum = bias.empty() ? 0.0 : double { bias[static_cast<std::size_t>(out)] };
                for (int in = 0; in < shape.in; ++in)
                    for (int cell = 0; cell < shape.kernel * shape.kernel; ++cell) {
                        const int sourceY = row * shape.stride + cell / shape.kernel - pad;
                        const int sourceX = column * shape.stride + cell % shape.kernel - pad;
                        if (sourceY < 0 || sourceY >= size.height || sourceX < 0
                            || sourceX >= size.width)
                            continue;
                        sum += double { x[(static_cast<std::size_t>(in) * size.height + sourceY)
                                       * size.width
                                   + sourceX] }
                            * double { weights[(static_cast<std::size_t>(out) * shape.in + in)
                                    * shape.kernel * shape.kernel
                                + cell] };
                    }
                y[(static_cast<std::size_t>(out) * outHeight + row) * outWidth + column] =
                    static_cast<float>(sum);
            }
    return y;
}

std::vector<float> blocked(
    const std::vector<float>& plain, int channels, std::size_t area, int block)
{
    std::vector<float> features(static_cast<std::size_t>(paddedTo(block, channels)) * area);
    for (int c = 0; c < channels; ++c)
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            features[(c / block * area + pixel) * block + c % block] = plain[c * area + pixel];
    return features;
}

} // namespace

TEST(Convolution, DoesWhatItsDefinitionSaysForEveryShapeOfTheNetworks)
{
    KernelChoice choice({}, 1);
    ConvolutionContext context;
    context.block = channelBlock(vectorIsa());
    context.choice = &choice;
    const std::vector<Convolution::Shape> shapes { { 24, 40, 3, 1, false }, { 24, 40, 3, 1, true },
        { 32, 16, 1, 1, false }, { 3, 20, 3, 2, false }, { 128, 96, 3, 1, true } };
    for (const auto& shape : shapes) {
        std::vector<float> weights(
            static_cast<std::size_t>(shape.out) * shape.in * shape.kernel * shape.kernel);
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = sample(i) / static_cast<float>(shape.in);
        std::vector<float> bias(static_cast<std::size_t>(shape.kernel == 1 ? 0 : shape.out));
        for (std::size_t i = 0; i < bias.size(); ++i)
            bias[i] = sample(i + 5);
        Convolution convolution(shape,
            StoredTensor::fromFloats({ shape.out, shape.in, shape.kernel, shape.kernel }, weights),
            bias);
        // The second size asks for the kernel, and perhaps the packing, anew.
        for (const Size size : { Size { 12, 8 }, Size { 20, 24 } }) {
            const auto area = static_cast<std::size_t>(size.area());
            std::vector<float> x(shape.in * area);
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = sample(3 * i);
            const std::vector<float> expected = byDefinition(shape, size, x, weights, bias);
            const std::size_t outArea = expected.size() / static_cast<std::size_t>(shape.out);
            const auto source = blocked(x, shape.in, area, context.block);
            const float start = 0.25F;
            std::vector<float> y(
                static_cast<std::size_t>(paddedTo(context.block, shape.out)) * outArea, start);
            AlignedBuffer<float> from(source.size());
            AlignedBuffer<float> to(y.size());
            std::copy(source.begin(), source.end(), from.data());
            std::copy(y.begin(), y.end(), to.data());
            convolution.prepare(size, context);
            convolution.run(from.data(), to.data(), context);
            context.stream.wait();

            for (int out = 0; out < shape.out; ++out)
                for (std::size_t pixel = 0; pixel < outArea; ++pixel)
                    ASSERT_NEAR(to.data()[(out / context.block * outArea + pixel) * context.block
                                    + out % context.block],
                        expected[out * outArea + pixel] + (shape.accumulates ? start : 0), 2e-5F);
        }
    }
}

} // namespace pleinair
