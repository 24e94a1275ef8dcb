#include "model/cpu/modulated_convolution.h"

#include "model/cpu/kernel_timing.h"

#include <algorithm>
#include <utility>

namespace pleinair {

namespace {

constexpr const char* kOwn = "pleinair_wino_4x3";
constexpr const char* kOther = "oneDNN";

} // namespace

ModulatedConvolution::ModulatedConvolution(const Convolution::Shape& shape,
    const StoredTensor& weights, std::vector<float> bias, VectorIsa isa)
    : m_shape(shape)
    , m_isa(isa)
    , m_other(std::make_unique<Convolution>(shape, weights, std::move(bias)))
{
}

void ModulatedConvolution::prepare(Size size, ConvolutionContext& context)
{
    if (size == m_size)
        return;
    m_size = {};
    if (isOwnFaster(size, context)) {
        makeOwn();
        m_other.reset();
        m_own->prepare(size, context.work);
    } else {
        makeOther();
        m_own.reset();
        m_other->prepare(size, context);
    }
    m_size = size;
}

bool ModulatedConvolution::isOwnFaster(Size size, ConvolutionContext& context)
{
    if (context.maker != ConvolutionMaker::Fastest)
        return context.maker == ConvolutionMaker::Own;
    if (!Convolution::isWorthTiming(m_shape, size))
        return true;
    const std::string layer = "modulated " + Convolution::nameOf(m_shape, size);
    std::string known = context.choice->of(layer);
    if (known.empty())
        known = timeBoth(layer, size, context);
    return known == kOwn;
}

/// Conservative: the other way needs a pass of modulation besides, which is not counted.
/// @return what is chosen.
std::string ModulatedConvolution::timeBoth(
    const std::string& layer, Size size, ConvolutionContext& context)
{
    constexpr int kRounds = 5;
    makeOwn();
    makeOther();
    m_own->prepare(size, context.work);
    m_other->prepare(size, context);
    const auto area = static_cast<std::size_t>(size.area());
    const AlignedBuffer<float> x(area * paddedTo(context.block, m_shape.in));
    AlignedBuffer<float> y(area * paddedTo(context.block, m_shape.out));
    CacheCooler caches;
    ShortestTimes own;
    ShortestTimes other;
    for (int round = 0; round < kRounds; ++round) {
        caches.cool();
        own.take([&] { m_own->run(plain(x.data(), size), y.data(), context.work); });
        caches.cool();
        other.take([&] { m_other->run(x.data(), y.data(), context); });
    }
    return context.choice->note(
        layer, own.least() <= other.least() ? kOwn : kOther, own.isSteady() && other.isSteady());
}

void ModulatedConvolution::makeOwn()
{
    if (m_own)
        return;
    const auto bias = std::span(m_other->bias());
    m_own = std::make_unique<WinogradConvolution>(m_shape.in, m_shape.out, m_shape.accumulates,
        m_other->weights().toFloats(),
        bias.first(std::min(bias.size(), static_cast<std::size_t>(m_shape.out))), m_isa);
}

void ModulatedConvolution::makeOther()
{
    if (m_other)
        return;
    const auto weights = m_own->weights();
    m_other = std::make_unique<Convolution>(m_shape,
        StoredTensor::fromFloats({ m_shape.out, m_shape.in, 3, 3 }, weights), m_own->bias());
}

ModulationCall ModulatedConvolution::plain(const float* x, Size size) const
{
    ModulationCall source;
    source.x = x;
    source.width = size.width;
    source.height = size.height;
    return source;
}

void ModulatedConvolution::run(const ModulationCall& source, float* y, ConvolutionContext& context)
{
    m_own->run(source, y, context.work);
}

void ModulatedConvolution::run(const float* x, float* y, ConvolutionContext& context)
{
    if (m_own)
        m_own->run(plain(x, m_size), y, context.work);
    else
        m_other->run(x, y, context);
}

} // namespace pleinair
