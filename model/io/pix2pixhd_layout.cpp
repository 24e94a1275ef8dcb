#include "model/io/pix2pixhd_layout.h"

namespace pleinair {

namespace {

/// Counts the published network's one sequence, in which paddings and activations have places, too.
class Sequence {
public:
    std::string next(int stepsAfter)
    {
        std::string name = "model." + std::to_string(m_place);
        m_place += stepsAfter;
        return name;
    }
    void skip() { ++m_place; }

private:
    int m_place = 0;
};

} // namespace

Pix2PixHdLayout Pix2PixHdLayout::of(const NetworkOptions& options)
{
    constexpr int kWithActivation = 2;
    Pix2PixHdLayout layout;
    Sequence sequence;
    int width = options.ngf;
    sequence.skip(); // padding
    layout.first = { sequence.next(kWithActivation), options.semanticNc(), width };
    for (int i = 0; i < options.nDownsampleGlobal; ++i, width *= 2)
        layout.halvings.push_back({ sequence.next(kWithActivation), width, 2 * width });
    layout.blockChannels = width;
    for (int i = 0; i < options.nBlocksGlobal; ++i)
        layout.blocks.push_back(sequence.next(1));
    for (int i = 0; i < options.nDownsampleGlobal; ++i, width /= 2)
        layout.doublings.push_back({ sequence.next(kWithActivation), width, width / 2 });
    sequence.skip(); // padding
    layout.last = { sequence.next(1), width, 3 };
    return layout;
}

std::string Pix2PixHdLayout::ofBlock(const std::string& block, int which)
{
    return block + (which == 0 ? ".conv_block.1" : ".conv_block.4");
}

TensorListing Pix2PixHdLayout::tensors() const
{
    TensorListing listing;
    const auto add = [&](const std::string& name, std::int64_t rows, std::int64_t columns,
                         std::int64_t kernel) {
        listing[name + ".weight"] = { DType::F32, { rows, columns, kernel, kernel } };
    };
    add(first.name + ".0", first.out, first.in, kOuterKernel);
    for (const auto& halving : halvings)
        add(halving.name + ".0", halving.out, halving.in, kKernel);
    for (const auto& block : blocks)
        for (const int which : { 0, 1 })
            add(ofBlock(block, which) + ".0", blockChannels, blockChannels, kKernel);
    // A transposed convolution's weight is stored with its input channels first.
    for (const auto& doubling : doublings)
        add(doubling.name + ".0", doubling.in, doubling.out, kKernel);
    add(last.name, last.out, last.in, kOuterKernel);
    listing[last.name + ".bias"] = { DType::F32, { last.out } };
    return listing;
}

} // namespace pleinair
