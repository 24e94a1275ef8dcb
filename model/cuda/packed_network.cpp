#include "model/cuda/packed_network.h"

#include "model/nn/feature_norm.h"
#include "model/nn/module_weights.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <string>

namespace pleinair {

namespace {

using torch::indexing::Slice;

/// The weights of convolutions as tables [cells, in, out], and vectors padded to whole units.
class Packer {
public:
    Packer(const NetworkWeights& weights, const ComputeBackend& backend)
        : m_weights(weights)
        , m_device(backend.device())
        , m_features(featureType(backend.elementType()))
        , m_rows(rowType(backend.elementType()))
    {
    }

    PackedNetwork pack()
    {
        PackedNetwork network;
        network.options = m_weights.options;
        const GeneratorLayout layout = GeneratorLayout::of(m_weights.options);
        packStem(network, layout);
        for (std::size_t level = 0; level < layout.levels.size(); ++level)
            network.levels.push_back(packedLevel(spadesOf(layout, static_cast<int>(level))));
        for (const BlockLayout& block : layout.blocks)
            network.blocks.push_back(
                packedBlock(block, layout, network.levels[static_cast<std::size_t>(block.level)]));
        packHead(network, layout);
        return network;
    }

private:
    const NetworkOptions& options() const { return m_weights.options; }

    torch::Tensor tensor(const std::string& name) const
    {
        return toTensor(m_weights.generator.at(name));
    }

    /// [out, in, k, k] as [k * k, in, out].
    static torch::Tensor byCell(const torch::Tensor& weight)
    {
        return weight.permute({ 2, 3, 1, 0 }).flatten(0, 1);
    }

    torch::Tensor onDevice(const torch::Tensor& values, torch::Dtype type = torch::kFloat) const
    {
        return values.to(type).contiguous().to(m_device);
    }

    /// Double, so that sums of biases and means are rounded once.
    static torch::Tensor paddedVector(const torch::Tensor& values)
    {
        torch::Tensor wide = torch::zeros({ padded(values.size(0)) }, torch::kDouble);
        wide.slice(0, 0, values.size(0)).copy_(values);
        return wide;
    }

    /// A label with an edge has its own channel and that of edges, the last.
    torch::Tensor withEdges(const torch::Tensor& table) const
    {
        if (options().noInstance)
            return table;
        return torch::cat({ table, table + table.slice(1, table.size(1) - 1) }, 1);
    }

    static std::vector<const SpadeLayout*> spadesOf(const GeneratorLayout& layout, int level)
    {
        std::vector<const SpadeLayout*> spades;
        for (const BlockLayout& block : layout.blocks)
            for (const SpadeLayout* spade : { &block.norm0, &block.norm1, &block.normS })
                if (block.level == level && spade->channels > 0)
                    spades.push_back(spade);
        return spades;
    }

    PackedLevel packedLevel(const std::vector<const SpadeLayout*>& spades) const
    {
        PackedLevel level;
        level.spades = static_cast<int>(spades.size());
        level.hiddenWidth = static_cast<int>(padded(options().nhidden));
        level.cells = options().spadeKernel * options().spadeKernel;
        for (const SpadeLayout* spade : spades)
            level.channels = std::max(level.channels, static_cast<int>(padded(spade->channels)));
        std::vector<torch::Tensor> tables;
        std::vector<torch::Tensor> biases;
        torch::Tensor rowWeight =
            torch::zeros({ level.spades, level.cells, level.hiddenWidth, 2 * level.channels });
        torch::Tensor rowBias = torch::zeros({ level.spades, 2 * level.channels });
        for (int i = 0; i < level.spades; ++i) {
            const SpadeLayout& spade = *spades[static_cast<std::size_t>(i)];
            const torch::Tensor table =
                withEdges(byCell(tensor(spade.name + ".mlp_shared.0.weight")));
            level.symbols = static_cast<int>(table.size(1));
            tables.push_back(
                torch::constant_pad_nd(table, { 0, level.hiddenWidth - options().nhidden }));
            biases.push_back(torch::constant_pad_nd(tensor(spade.name + ".mlp_shared.0.bias"),
                { 0, level.hiddenWidth - options().nhidden }));
            const std::int64_t hidden = options().nhidden;
            for (const auto& [name, first] :
                { std::pair(".mlp_gamma", 0), std::pair(".mlp_beta", level.channels) }) {
                const std::int64_t end = first + spade.channels;
                rowWeight.index_put_({ i, Slice(), Slice(0, hidden), Slice(first, end) },
                    byCell(tensor(spade.name + name + ".weight")));
                rowBias.index_put_({ i, Slice(first, end) }, tensor(spade.name + name + ".bias"));
            }
        }
        level.hiddenTable = onDevice(torch::cat(tables, 2));
        level.hiddenBias = onDevice(torch::cat(biases));
        level.rowWeight = onDevice(rowWeight.flatten(1, 2), m_rows);
        level.rowBias = onDevice(rowBias);
        return level;
    }

    /// [out, in, 3, 3] with both counts padded.
    torch::Tensor paddedConv(const std::string& name) const
    {
        const torch::Tensor weight = tensor(name + ".weight");
        const torch::Tensor wide = torch::constant_pad_nd(weight,
            { 0, 0, 0, 0, 0, padded(weight.size(1)) - weight.size(1), 0,
                padded(weight.size(0)) - weight.size(0) });
        return wide.to(m_features).to(m_device).contiguous(torch::MemoryFormat::ChannelsLast);
    }

    /// @param left  the bias that the features in front of this layer still lack, [padded
    /// channels].
    PackedSpade packedSpade(const SpadeLayout& spade, const GeneratorLayout& layout,
        const PackedLevel& level, int ofLevel, const torch::Tensor& left) const
    {
        const auto spades = spadesOf(layout, ofLevel);
        const auto found = std::find_if(spades.begin(), spades.end(),
            [&](const SpadeLayout* other) { return other->name == spade.name; });
        PackedSpade packed;
        packed.gammaOffset = (found - spades.begin()) * 2 * level.channels;
        packed.betaOffset = packed.gammaOffset + level.channels;
        const std::int64_t channels = padded(spade.channels);
        torch::Tensor mean = torch::zeros({ channels }, torch::kDouble);
        torch::Tensor inverseStd = torch::zeros({ channels }, torch::kDouble);
        if (options().spadeNorm != SpadeNorm::Instance) {
            const torch::Tensor variance = tensor(spade.name + ".param_free_norm.running_var");
            mean = paddedVector(tensor(spade.name + ".param_free_norm.running_mean")) - left;
            inverseStd.slice(0, 0, spade.channels)
                .copy_((variance.to(torch::kDouble) + FeatureNormImpl::kEps).rsqrt());
        }
        packed.mean = onDevice(mean);
        packed.inverseStd = onDevice(inverseStd);
        return packed;
    }

    PackedBlock packedBlock(
        const BlockLayout& block, const GeneratorLayout& layout, const PackedLevel& level)
    {
        PackedBlock packed;
        packed.layout = block;
        packed.in = static_cast<int>(padded(block.in));
        packed.middle = static_cast<int>(padded(block.middle));
        packed.out = static_cast<int>(padded(block.out));
        packed.conv0 = paddedConv(block.name + ".conv_0");
        packed.conv1 = paddedConv(block.name + ".conv_1");
        const torch::Tensor bias0 = paddedVector(tensor(block.name + ".conv_0.bias"));
        const torch::Tensor bias1 = paddedVector(tensor(block.name + ".conv_1.bias"));
        packed.norm0 = packedSpade(block.norm0, layout, level, block.level, m_leftBias);
        packed.norm1 = packedSpade(block.norm1, layout, level, block.level, bias0);
        if (!block.hasLearnedShortcut()) {
            m_leftBias = m_leftBias + bias1;
            return packed;
        }
        packed.normS = packedSpade(block.normS, layout, level, block.level, m_leftBias);
        const torch::Tensor shortcut = tensor(block.name + ".conv_s.weight").flatten(1).t();
        packed.convS = onDevice(torch::constant_pad_nd(shortcut,
                                    { 0, packed.out - block.out, 0, packed.in - block.in }),
            m_features);
        m_leftBias = bias1;
        return packed;
    }

    void packStem(PackedNetwork& network, const GeneratorLayout& layout)
    {
        m_leftBias = torch::zeros({ padded(layout.stemChannels) }, torch::kDouble);
        if (options().useVae) {
            network.latentWeight = onDevice(tensor("fc.weight"));
            network.latentBias = onDevice(tensor("fc.bias"));
            return;
        }
        const torch::Tensor table = withEdges(byCell(tensor("fc.weight")));
        network.stemSymbols = static_cast<int>(table.size(1));
        network.stemTable = onDevice(table);
        network.stemBias = onDevice(tensor("fc.bias"));
    }

    void packHead(PackedNetwork& network, const GeneratorLayout& layout) const
    {
        network.headChannels = static_cast<int>(padded(layout.headChannels));
        torch::Tensor weight = torch::zeros({ 9, network.headChannels, 4 });
        weight.index_put_({ Slice(), Slice(0, layout.headChannels), Slice(0, 3) },
            byCell(tensor("conv_img.weight")));
        torch::Tensor bias = torch::zeros({ 4 });
        bias.slice(0, 0, 3).copy_(tensor("conv_img.bias"));
        network.headShift = onDevice(m_leftBias);
        network.headWeight = onDevice(weight);
        network.headBias = onDevice(bias);
    }

    const NetworkWeights& m_weights;
    torch::Device m_device;
    torch::Dtype m_features;
    torch::Dtype m_rows;
    torch::Tensor m_leftBias; ///< Of the features between two blocks, [padded channels], double.
};

} // namespace

PackedNetwork packNetwork(const NetworkWeights& weights, const ComputeBackend& backend)
{
    return Packer(weights, backend).pack();
}

} // namespace pleinair
