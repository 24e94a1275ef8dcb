#include "training/lab_color.h"

#include <cmath>
#include <numeric>

namespace pleinair {

namespace {

/// sRGB byte to linear light, IEC 61966-2-1.
std::array<double, 256> linearLight()
{
    std::array<double, 256> table {};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double value = static_cast<double>(i) / 255;
        table[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return table;
}

double labCurve(double t)
{
    constexpr double kDelta = 6.0 / 29;
    return t > kDelta * kDelta * kDelta ? std::cbrt(t) : t / (3 * kDelta * kDelta) + 4.0 / 29;
}

} // namespace

std::array<double, 3> labOf(std::uint8_t red, std::uint8_t green, std::uint8_t blue)
{
    static const auto kLinear = linearLight();
    const double r = kLinear[red];
    const double g = kLinear[green];
    const double b = kLinear[blue];
    const double x = labCurve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = labCurve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = labCurve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

std::array<double, 3> meanLab(const Image& picture)
{
    std::array<double, 3> sum {};
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) {
        const auto lab = labOf(picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]);
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += lab[channel];
    }
    for (double& value : sum)
        value /= static_cast<double>(picture.rgb.size() / 3);
    return sum;
}

double correlation(const std::vector<double>& one, const std::vector<double>& other)
{
    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0)
            / static_cast<double>(values.size());
    };
    const double meanOne = mean(one);
    const double meanOther = mean(other);
    double together = 0;
    double squaresOne = 0;
    double squaresOther = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        together += (one[i] - meanOne) * (other[i] - meanOther);
        squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
        squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
    }
    const double scale = std::sqrt(squaresOne * squaresOther);
    return scale > 0 ? together / scale : 0;
}

} // namespace pleinair
