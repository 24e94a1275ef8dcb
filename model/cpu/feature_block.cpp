#include "model/cpu/feature_block.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace pleinair {

namespace {

constexpr float kSlope = 0.2F;
constexpr double kEps = 1e-5;
/// Pixels that one piece of a parallel pass holds: a few hundred kilobytes of features.
constexpr int kPiecePixels = 4096;
/// Pixels of a dense level's stripe, whose rows are all in memory at once.
constexpr int kStripePixels = 8192;

std::vector<float> biasOf(const NetworkWeights& weights, const std::string& layer)
{
    const auto bias = weights.generator.find(layer + ".bias");
    return bias == weights.generator.end() ? std::vector<float> {} : bias->second.toFloats();
}

} // namespace

FeatureBlock::FeatureBlock(const BlockLayout& layout, const NetworkWeights& weights,
    std::shared_ptr<ModulationTable> table, std::size_t firstSpade, VectorIsa isa)
    : m_layout(layout)
    , m_kernels(kernelsFor(isa))
    , m_block(channelBlock(isa))
    , m_isInstanceNorm(weights.options.spadeNorm == SpadeNorm::Instance)
    , m_table(std::move(table))
    , m_firstSpade(firstSpade)
    , m_conv0({ layout.in, layout.middle, 3, 1, false },
          weights.generator.at(layout.name + ".conv_0.weight"),
          biasOf(weights, layout.name + ".conv_0"), isa)
    , m_conv1({ layout.middle, layout.out, 3, 1, true },
          weights.generator.at(layout.name + ".conv_1.weight"),
          biasOf(weights, layout.name + ".conv_1"), isa)
{
    if (layout.hasLearnedShortcut())
        m_convS.emplace(layout.in, layout.out,
            weights.generator.at(layout.name + ".conv_s.weight").toFloats(), isa);
    if (m_isInstanceNorm) {
        const auto widest =
            static_cast<std::size_t>(paddedTo(m_block, std::max(layout.in, layout.middle)));
        m_mean.grow(widest);
        m_inverseDeviation.grow(widest);
    }
}

void FeatureBlock::prepare(Size size, ConvolutionContext& context, FeatureBuffers& buffers)
{
    m_conv0.prepare(size, context);
    m_conv1.prepare(size, context);
    if (m_convS)
        m_convS->prepare(size, context.work);
    m_size = size;
    const auto area = static_cast<std::size_t>(size.area());
    const auto in = area * paddedTo(m_block, m_layout.in);
    const auto middle = area * paddedTo(m_block, m_layout.middle);
    const auto out = area * paddedTo(m_block, m_layout.out);
    buffers.x.grow(std::max(out, in / (m_layout.doubles ? 4 : 1)));
    buffers.y.grow(out);
    if (!m_conv0.modulates())
        buffers.wide.grow(in);
    buffers.narrow.grow(middle);
}

bool FeatureBlock::run(const LevelPlan& plan, ConvolutionContext& context, FeatureBuffers& buffers,
    const std::stop_token& stop)
{
    const int upscale = m_layout.doubles ? 2 : 1;
    const float* x = buffers.x.data();
    float* narrow = buffers.narrow.data();
    float* result = buffers.y.data();
    if (plan.isDense())
        buffers.wide.grow(static_cast<std::size_t>(m_size.area()) * paddedTo(m_block, m_layout.in));
    if (m_isInstanceNorm)
        // Doubling repeats every value four times: mean and variance stay what they are.
        takeStatistics(
            x, m_layout.in, static_cast<std::size_t>(m_size.area()) / (upscale * upscale));
    if (m_convS) {
        const Modulation modulation { x, upscale, m_layout.in, m_firstSpade + 2,
            buffers.wide.data(), 1 };
        runShortcut(modulation, plan, result, context);
    } else if (upscale == 1) {
        result = buffers.x.data();
    } else {
        enlarge(x, result);
    }
    if (stop.stop_requested())
        return false;
    const Modulation before { x, upscale, m_layout.in, m_firstSpade, buffers.wide.data(), kSlope };
    convolve(m_conv0, before, plan, narrow, context);
    if (stop.stop_requested())
        return false;
    if (m_isInstanceNorm)
        takeStatistics(narrow, m_layout.middle, static_cast<std::size_t>(m_size.area()));
    const Modulation between { narrow, 1, m_layout.middle, m_firstSpade + 1, narrow, kSlope };
    convolve(m_conv1, between, plan, result, context);
    if (result != buffers.x.data())
        std::swap(buffers.x, buffers.y);
    return true;
}

void FeatureBlock::runShortcut(
    const Modulation& modulation, const LevelPlan& plan, float* result, ConvolutionContext& context)
{
    if (plan.isDense()) {
        modulate(modulation, plan);
        m_convS->run(modulation.y, result, context.work);
    } else {
        m_convS->run(callOf(modulation, plan), result, context.work);
    }
}

void FeatureBlock::convolve(ModulatedConvolution& convolution, const Modulation& modulation,
    const LevelPlan& plan, float* result, ConvolutionContext& context)
{
    if (convolution.modulates() && !plan.isDense()) {
        convolution.run(callOf(modulation, plan), result, context);
        return;
    }
    modulate(modulation, plan);
    convolution.run(modulation.y, result, context);
}

void FeatureBlock::modulate(const Modulation& modulation, const LevelPlan& plan)
{
    if (plan.isDense())
        modulateDense(modulation, plan);
    else
        runParallel(callOf(modulation, plan));
}

/// Everything but the rows.
ModulationCall FeatureBlock::callOf(const Modulation& modulation) const
{
    const SpadeWeights& spade = m_table->spade(modulation.spade);
    ModulationCall call;
    call.x = modulation.x;
    call.y = modulation.y;
    call.width = m_size.width;
    call.height = m_size.height;
    call.bottom = m_size.height;
    call.upscale = modulation.upscale;
    call.blocks = paddedTo(m_block, modulation.channels) / m_block;
    call.mean = m_isInstanceNorm ? m_mean.data() : spade.mean.data();
    call.inverseDeviation =
        m_isInstanceNorm ? m_inverseDeviation.data() : spade.inverseDeviation.data();
    call.slope = modulation.slope;
    return call;
}

ModulationCall FeatureBlock::callOf(const Modulation& modulation, const LevelPlan& plan) const
{
    ModulationCall call = callOf(modulation);
    call.ids = plan.ids().data();
    call.rows = m_table->rows(modulation.spade);
    call.rowStride = m_table->rowStride();
    return call;
}

void FeatureBlock::modulateDense(const Modulation& modulation, const LevelPlan& plan)
{
    ModulationCall call = callOf(modulation);
    const int height = std::max(1, kStripePixels / m_size.width);
    for (int top = 0; top < m_size.height; top += height) {
        call.top = top;
        call.bottom = std::min(top + height, m_size.height);
        m_table->computeStripe(plan.stripe(call.top, call.bottom, m_stripeIds), modulation.spade);
        call.ids = m_stripeIds.data();
        call.rows = m_table->stripeRows();
        call.rowStride = m_table->stripeStride(modulation.spade);
        runParallel(call);
    }
}

void FeatureBlock::runParallel(const ModulationCall& call) const
{
    // Pieces begin at even rows, so that two rows which share a doubled source row stay together.
    const int height = std::max(2, kPiecePixels / call.width / 2 * 2);
    const int pieces = (call.bottom - call.top + height - 1) / height;
#pragma omp parallel for collapse(2) schedule(static)
    for (int block = 0; block < call.blocks; ++block)
        for (int piece = 0; piece < pieces; ++piece) {
            ModulationCall part = call;
            part.top = call.top + piece * height;
            part.bottom = std::min(part.top + height, call.bottom);
            part.ids = call.ids + static_cast<std::size_t>(piece) * height * call.width;
            m_kernels.modulate(part, block);
        }
}

void FeatureBlock::takeStatistics(const float* x, int channels, std::size_t area)
{
    const int blocks = paddedTo(m_block, channels) / m_block;
#pragma omp parallel for schedule(static)
    for (int block = 0; block < blocks; ++block) {
        const std::size_t channel = static_cast<std::size_t>(block) * m_block;
        float* inverse = m_inverseDeviation.data() + channel;
        m_kernels.moments(x + channel * area, area, m_mean.data() + channel, inverse);
        for (int lane = 0; lane < m_block; ++lane)
            inverse[lane] = static_cast<float>(1.0 / std::sqrt(double { inverse[lane] } + kEps));
    }
}

void FeatureBlock::enlarge(const float* x, float* y) const
{
    const int width = m_size.width / 2;
    const int lines = paddedTo(m_block, m_layout.in) / m_block * (m_size.height / 2);
    const std::size_t pixel = static_cast<std::size_t>(m_block) * sizeof(float);
    const std::size_t line = static_cast<std::size_t>(m_size.width) * m_block;
#pragma omp parallel for schedule(static)
    for (int row = 0; row < lines; ++row) {
        const float* from = x + static_cast<std::size_t>(row) * width * m_block;
        float* to = y + static_cast<std::size_t>(row) * 2 * line;
        for (int column = 0; column < width; ++column) {
            std::memcpy(to + static_cast<std::size_t>(2 * column) * m_block,
                from + static_cast<std::size_t>(column) * m_block, pixel);
            std::memcpy(to + static_cast<std::size_t>(2 * column + 1) * m_block,
                from + static_cast<std::size_t>(column) * m_block, pixel);
        }
        std::memcpy(to + line, to, line * sizeof(float));
    }
}

} // namespace pleinair
