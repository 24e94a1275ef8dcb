#include "model/cpu/cpu_encoder.h"

#include "model/cpu/bilinear_tap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr double kEps = 1e-5;
constexpr float kSlope = 0.2F;

/// Bilinear resampling of one 8-bit channel, to [-1, 1].
class Resampling {
public:
    Resampling(const Image& photograph, int side)
        : m_photograph(photograph)
        , m_side(side)
    {
    }

    [[nodiscard]] float at(int x, int y, int channel) const
    {
        const auto column = BilinearTap::of(x, m_photograph.size.width, m_side);
        const auto row = BilinearTap::of(y, m_photograph.size.height, m_side);
        const auto along = [&](int line) {
            return column.between(
                value(column.low, line, channel), value(column.high, line, channel));
        };
        return row.between(along(row.low), along(row.high));
    }

private:
    [[nodiscard]] float value(int x, int y, int channel) const
    {
        const auto pixel = static_cast<std::size_t>(y) * m_photograph.size.width + x;
        return static_cast<float>(m_photograph.rgb[pixel * 3 + channel]) / 127.5F - 1.0F;
    }

    const Image& m_photograph;
    int m_side;
};

std::vector<float> linear(const std::vector<float>& weights, const std::vector<float>& bias,
    const std::vector<float>& features)
{
    std::vector<float> result(bias.size());
    for (std::size_t row = 0; row < result.size(); ++row) {
        double sum = bias[row];
        for (std::size_t i = 0; i < features.size(); ++i)
            sum += double { weights[row * features.size() + i] } * double { features[i] };
        result[row] = static_cast<float>(sum);
    }
    return result;
}

} // namespace

CpuEncoder::CpuEncoder(const NetworkWeights& weights, VectorIsa isa)
    : m_layout(EncoderLayout::of(weights.options, weights.encoder))
    , m_kernels(kernelsFor(isa))
    , m_block(channelBlock(isa))
{
    const auto floats = [&](const std::string& name) {
        return weights.encoder.at(name).toFloats();
    };
    for (int i = 0; i < EncoderLayout::kLayers; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const std::string name = m_layout.convolution(i);
        const bool hasBias = m_layout.norm == EncoderNorm::None;
        Layer layer { Convolution(
                          { m_layout.widths[index], m_layout.widths[index + 1], 3, 2, false },
                          weights.encoder.at(name + ".weight"),
                          hasBias ? floats(name + ".bias") : std::vector<float> {}),
            {}, {} };
        if (m_layout.norm == EncoderNorm::Batch) {
            const std::string norm = m_layout.normalization(i);
            layer.scale = floats(norm + ".weight");
            layer.shift = floats(norm + ".bias");
            const auto mean = floats(norm + ".running_mean");
            const auto variance = floats(norm + ".running_var");
            for (std::size_t c = 0; c < mean.size(); ++c) {
                const double factor =
                    double { layer.scale[c] } / std::sqrt(double { variance[c] } + kEps);
                layer.shift[c] =
                    static_cast<float>(double { layer.shift[c] } - double { mean[c] } * factor);
                layer.scale[c] = static_cast<float>(factor);
            }
        }
        m_layers.push_back(std::move(layer));
    }
    m_muWeights = floats("fc_mu.weight");
    m_muBias = floats("fc_mu.bias");
    m_varWeights = floats("fc_var.weight");
    m_varBias = floats("fc_var.bias");
}

void CpuEncoder::normalize(const Layer& layer, float* x, int channels, std::size_t area) const
{
    const int blocks = paddedTo(m_block, channels) / m_block;
#pragma omp parallel for schedule(static)
    for (int b = 0; b < blocks; ++b) {
        float* values = x + static_cast<std::size_t>(b) * area * m_block;
        std::array<float, 16> scale {};
        std::array<float, 16> shift {};
        if (m_layout.norm == EncoderNorm::Instance) {
            std::array<float, 16> variance {};
            m_kernels.moments(values, area, shift.data(), variance.data());
            for (std::size_t lane = 0; lane < scale.size(); ++lane) {
                scale[lane] = static_cast<float>(1.0 / std::sqrt(double { variance[lane] } + kEps));
                shift[lane] *= -scale[lane];
            }
        } else {
            for (int lane = 0; lane < m_block; ++lane) {
                const auto c = static_cast<std::size_t>(b) * m_block + lane;
                const auto place = static_cast<std::size_t>(lane);
                scale[place] = c < layer.scale.size() ? layer.scale[c] : 1.0F;
                shift[place] = c < layer.shift.size() ? layer.shift[c] : 0.0F;
            }
        }
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            for (int lane = 0; lane < m_block; ++lane) {
                const auto place = static_cast<std::size_t>(lane);
                float& value = values[pixel * m_block + lane];
                value = value * scale[place] + shift[place];
                value = std::max(value, kSlope * value);
            }
    }
}

StyleVector CpuEncoder::encode(const Image& photograph, ConvolutionContext& context)
{
    int side = EncoderLayout::kSide;
    AlignedBuffer<float> x(static_cast<std::size_t>(side) * side * m_block);
    const Resampling resampling(photograph, side);
#pragma omp parallel for schedule(static)
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            for (int channel = 0; channel < 3; ++channel)
                x.data()[(static_cast<std::size_t>(row) * side + column) * m_block + channel] =
                    resampling.at(column, row, channel);
    for (Layer& layer : m_layers) {
        const int channels = layer.convolution.shape().out;
        layer.convolution.prepare({ side, side }, context);
        side /= 2;
        const auto area = static_cast<std::size_t>(side) * side;
        AlignedBuffer<float> y(area * paddedTo(m_block, channels));
        layer.convolution.run(x.data(), y.data(), context);
        context.stream.wait();
        normalize(layer, y.data(), channels, area);
        x = std::move(y);
    }
    const auto area = static_cast<std::size_t>(EncoderLayout::cells());
    std::vector<float> features(static_cast<std::size_t>(m_layout.features()));
    for (std::size_t c = 0; c < features.size() / area; ++c)
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            features[c * area + pixel] =
                x.data()[(c / m_block * area + pixel) * m_block + c % m_block];
    return { linear(m_muWeights, m_muBias, features), linear(m_varWeights, m_varBias, features) };
}

} // namespace pleinair
