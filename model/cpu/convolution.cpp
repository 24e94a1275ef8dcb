#include "model/cpu/convolution.h"

#include "model/base/error.h"
#include "model/cpu/kernel_timing.h"
#include "model/cpu/vector_isa.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_map>
#include <utility>

namespace pleinair {

namespace {

using Memory = dnnl::memory;

/// A layer below a twentieth of a millisecond is not worth a timing.
constexpr double kWorthTiming = 5e6;

int outputSide(int side, const Convolution::Shape& shape)
{
    return (side + 2 * (shape.kernel / 2) - shape.kernel) / shape.stride + 1;
}

Memory::format_tag featureTag(int block)
{
    return block == 16 ? Memory::format_tag::nChw16c : Memory::format_tag::nChw8c;
}

/// [out, in, k, k] with zeros behind the channels of the shape.
std::vector<float> paddedWeights(
    std::vector<float> weights, const Convolution::Shape& shape, int in, int out)
{
    if (in == shape.in && out == shape.out)
        return weights;
    const auto cells = static_cast<std::size_t>(shape.kernel) * shape.kernel;
    const std::size_t row = static_cast<std::size_t>(shape.in) * cells;
    std::vector<float> padded(static_cast<std::size_t>(out) * in * cells);
    for (int c = 0; c < shape.out; ++c)
        std::copy_n(weights.data() + static_cast<std::size_t>(c) * row, row,
            padded.data() + static_cast<std::size_t>(c) * in * cells);
    return padded;
}

/// A kernel with buffers of its own, to be timed.
class Trial {
public:
    Trial(const dnnl::convolution_forward::primitive_desc& description, dnnl::memory weights,
        ConvolutionContext& context)
        : m_primitive(description)
        , m_arguments { { DNNL_ARG_SRC, zeroed(description.src_desc(), context) },
            { DNNL_ARG_WEIGHTS, std::move(weights) },
            { DNNL_ARG_BIAS, zeroed(description.bias_desc(), context) },
            { DNNL_ARG_DST, zeroed(description.dst_desc(), context) },
            { DNNL_ARG_SCRATCHPAD, zeroed(description.scratchpad_desc(), context) } }
    {
    }

    void run(ConvolutionContext& context)
    {
        m_primitive.execute(context.stream, m_arguments);
        context.stream.wait();
    }

private:
    static Memory zeroed(const Memory::desc& layout, ConvolutionContext& context)
    {
        Memory memory(layout, context.engine);
        if (memory.get_data_handle() != nullptr)
            std::memset(memory.get_data_handle(), 0, layout.get_size());
        return memory;
    }

    dnnl::convolution_forward m_primitive;
    std::unordered_map<int, Memory> m_arguments;
};

} // namespace

Convolution::Convolution(const Shape& shape, StoredTensor weights, std::vector<float> bias)
    : m_shape(shape)
    , m_weights(std::move(weights))
    , m_bias(std::move(bias))
{
}

std::string Convolution::nameOf(const Shape& shape, Size size)
{
    return std::to_string(shape.in) + "x" + std::to_string(shape.out) + " k"
        + std::to_string(shape.kernel) + " s" + std::to_string(shape.stride)
        + (shape.accumulates ? " + " : " ") + std::to_string(size.width) + "x"
        + std::to_string(size.height);
}

bool Convolution::isWorthTiming(const Shape& shape, Size size)
{
    const std::int64_t perPixel =
        std::int64_t { shape.kernel } * shape.kernel * shape.in * shape.out;
    return static_cast<double>(perPixel * size.area() / (shape.stride * shape.stride))
        >= kWorthTiming;
}

/// @return an empty description if oneDNN has no such kernel here.
Convolution::Description Convolution::describe(
    dnnl::algorithm algorithm, Size size, const ConvolutionContext& context) const
{
    const auto type = Memory::data_type::f32;
    const auto tag = featureTag(context.block);
    // Whole blocks of channels: for odd numbers oneDNN has only its slow general kernels. The
    // channels that are too many have weights of zero.
    const int in = paddedTo(context.block, m_shape.in);
    const int out = paddedTo(context.block, m_shape.out);
    const Memory::desc source({ 1, in, size.height, size.width }, type, tag);
    const Memory::desc weights(
        { out, in, m_shape.kernel, m_shape.kernel }, type, Memory::format_tag::any);
    const Memory::desc bias =
        m_bias.empty() ? Memory::desc() : Memory::desc({ out }, type, Memory::format_tag::x);
    const Memory::desc target(
        { 1, out, outputSide(size.height, m_shape), outputSide(size.width, m_shape) }, type, tag);
    const int padding = m_shape.kernel / 2;
    const dnnl::convolution_forward::desc description(dnnl::prop_kind::forward_inference, algorithm,
        source, weights, bias, target, { m_shape.stride, m_shape.stride }, { padding, padding },
        { padding, padding });
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    if (m_shape.accumulates) {
        dnnl::post_ops operations;
        operations.append_sum(1.0F);
        attributes.set_post_ops(operations);
    }
    return { description, attributes, context.engine, /*allow_empty=*/true };
}

/// oneDNN's own first choice of a direct kernel, and of a Winograd kernel where there is one.
std::vector<Convolution::Description> Convolution::kernels(
    Size size, const ConvolutionContext& context) const
{
    std::vector<Description> found;
    for (const auto algorithm :
        { dnnl::algorithm::convolution_direct, dnnl::algorithm::convolution_winograd }) {
        const bool mayBeWinograd = m_shape.kernel == 3 && m_shape.stride == 1;
        if (algorithm == dnnl::algorithm::convolution_winograd && !mayBeWinograd)
            continue;
        const Description description = describe(algorithm, size, context);
        if (description)
            found.push_back(description);
    }
    return found;
}

Convolution::Description Convolution::fastest(Size size, ConvolutionContext& context) const
{
    constexpr int kRounds = 6;
    const std::vector<Description> all = kernels(size, context);
    if (all.empty())
        throw Error(ErrorKind::Device,
            "oneDNN has no convolution for the layer " + nameOf(m_shape, size)
                + " on this processor.");
    if (all.size() == 1 || !isWorthTiming(m_shape, size))
        return all.front();
    const std::string known = context.choice->of(nameOf(m_shape, size));
    for (const Description& description : all)
        if (description.impl_info_str() == known)
            return description;
    std::vector<AlignedBuffer<std::byte>> weights(all.size());
    std::vector<Trial> trials;
    for (std::size_t i = 0; i < all.size(); ++i)
        trials.emplace_back(all[i], packed(all[i].weights_desc(), weights[i], context), context);
    std::vector<ShortestTimes> times(all.size());
    CacheCooler caches;
    // In turn, so that a machine that is busy for a while is unfair to none.
    for (int round = 0; round < kRounds; ++round)
        for (std::size_t i = 0; i < all.size(); ++i) {
            caches.cool();
            times[i].take([&] { trials[i].run(context); });
        }
    const auto best = std::min_element(times.begin(), times.end(),
        [](const auto& a, const auto& b) { return a.least() < b.least(); });
    const bool isSteady =
        std::all_of(times.begin(), times.end(), [](const auto& each) { return each.isSteady(); });
    const Description& fastest = all[static_cast<std::size_t>(best - times.begin())];
    const std::string chosen =
        context.choice->note(nameOf(m_shape, size), fastest.impl_info_str(), isSteady);
    for (const Description& description : all)
        if (description.impl_info_str() == chosen)
            return description;
    return fastest;
}

dnnl::memory Convolution::packed(
    const Memory::desc& layout, AlignedBuffer<std::byte>& bytes, ConvolutionContext& context) const
{
    const int in = paddedTo(context.block, m_shape.in);
    const int out = paddedTo(context.block, m_shape.out);
    std::vector<float> plain = paddedWeights(m_weights.toFloats(), m_shape, in, out);
    const Memory::desc plainLayout({ out, in, m_shape.kernel, m_shape.kernel },
        Memory::data_type::f32, Memory::format_tag::oihw);
    Memory source(plainLayout, context.engine, plain.data());
    bytes.grow(layout.get_size());
    Memory target(layout, context.engine, bytes.data());
    dnnl::reorder(source, target).execute(context.stream, source, target);
    context.stream.wait();
    return target;
}

void Convolution::prepare(Size size, ConvolutionContext& context)
{
    if (size == m_size)
        return;
    m_size = {};
    const Memory::desc before = m_packed ? m_packed.get_desc() : Memory::desc();
    m_description = fastest(size, context);
    m_primitive = dnnl::convolution_forward(m_description);
    if (m_description.weights_desc() != before) {
        m_packedBytes = {};
        m_packed = packed(m_description.weights_desc(), m_packedBytes, context);
    }
    bind(context);
    m_size = size;
}

void Convolution::bind(ConvolutionContext& context)
{
    context.scratch.grow(m_description.scratchpad_desc().get_size());
    if (!m_bias.empty())
        m_bias.resize(static_cast<std::size_t>(paddedTo(context.block, m_shape.out)));
    m_source = Memory(m_description.src_desc(), context.engine, nullptr);
    m_target = Memory(m_description.dst_desc(), context.engine, nullptr);
    m_biasMemory =
        Memory(m_description.bias_desc(), context.engine, m_bias.empty() ? nullptr : m_bias.data());
    m_scratch = Memory(m_description.scratchpad_desc(), context.engine, nullptr);
    m_arguments = {
        { DNNL_ARG_SRC, m_source.get() },
        { DNNL_ARG_WEIGHTS, m_packed.get() },
        { DNNL_ARG_DST, m_target.get() },
        { DNNL_ARG_SCRATCHPAD, m_scratch.get() },
    };
    if (!m_bias.empty())
        m_arguments.push_back({ DNNL_ARG_BIAS, m_biasMemory.get() });
}

void Convolution::run(const float* x, float* y, ConvolutionContext& context)
{
    m_source.set_data_handle(const_cast<float*>(x));
    m_target.set_data_handle(y);
    m_scratch.set_data_handle(context.scratch.data());
    // The C interface takes the prepared list as it is; the C++ one would build it anew each time.
    const dnnl_status_t status = dnnl_primitive_execute(m_primitive.get(), context.stream.get(),
        static_cast<int>(m_arguments.size()), m_arguments.data());
    if (status != dnnl_success)
        throw Error(status == dnnl_out_of_memory ? ErrorKind::OutOfMemory : ErrorKind::Device,
            "oneDNN could not compute the layer " + nameOf(m_shape, m_size) + " (status "
                + std::to_string(status) + ").");
}

} // namespace pleinair
