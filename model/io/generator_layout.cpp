#include "model/io/generator_layout.h"

#include "model/io/pix2pixhd_layout.h"

#include <algorithm>

namespace pleinair {

namespace {

struct Stage {
    const char* name;
    int in;
    int out;
    bool doubles;
};

std::vector<Stage> stagesOf(const NetworkOptions& options)
{
    const int width = options.ngf;
    std::vector<Stage> stages {
        { "head_0", 16 * width, 16 * width, false },
        { "G_middle_0", 16 * width, 16 * width, true },
        { "G_middle_1", 16 * width, 16 * width,
            options.numUpsamplingLayers != UpsamplingLayers::Normal },
        { "up_0", 16 * width, 8 * width, true },
        { "up_1", 8 * width, 4 * width, true },
        { "up_2", 4 * width, 2 * width, true },
        { "up_3", 2 * width, width, true },
    };
    if (options.numUpsamplingLayers == UpsamplingLayers::Most)
        stages.push_back({ "up_4", width, width / 2, true });
    return stages;
}

/// Gives a SPADE layer its place in the rows of its level.
SpadeLayout placed(const std::string& name, int channels, LevelLayout& level)
{
    const SpadeLayout spade { name, channels, level.channels };
    level.channels += channels;
    return spade;
}

class Listing {
public:
    explicit Listing(const NetworkOptions& options)
        : m_options(options)
    {
    }

    TensorListing tensors;

    void addConv(const std::string& name, std::int64_t out, std::int64_t in, std::int64_t kernel)
    {
        add(name + ".weight", { out, in, kernel, kernel });
        add(name + ".bias", { out });
    }
    void add(const std::string& name, std::vector<std::int64_t> shape)
    {
        tensors[name] = { DType::F32, std::move(shape) };
    }
    void addSpade(const SpadeLayout& spade)
    {
        if (spade.channels == 0)
            return;
        const int kernel = m_options.spadeKernel;
        addConv(spade.name + ".mlp_shared.0", m_options.nhidden, m_options.semanticNc(), kernel);
        addConv(spade.name + ".mlp_gamma", spade.channels, m_options.nhidden, kernel);
        addConv(spade.name + ".mlp_beta", spade.channels, m_options.nhidden, kernel);
        if (m_options.spadeNorm == SpadeNorm::Instance)
            return;
        add(spade.name + ".param_free_norm.running_mean", { spade.channels });
        add(spade.name + ".param_free_norm.running_var", { spade.channels });
    }

private:
    const NetworkOptions& m_options;
};

} // namespace

GeneratorLayout GeneratorLayout::of(const NetworkOptions& options)
{
    GeneratorLayout layout;
    layout.stemChannels = 16 * options.ngf;
    layout.levels.push_back({ 1, 0 });
    for (const Stage& stage : stagesOf(options)) {
        if (stage.doubles)
            layout.levels.push_back({ layout.levels.back().scale * 2, 0 });
        LevelLayout& level = layout.levels.back();
        BlockLayout block { stage.name, stage.in, std::min(stage.in, stage.out), stage.out,
            stage.doubles, static_cast<int>(layout.levels.size()) - 1, {}, {}, {} };
        block.norm0 = placed(block.name + ".norm_0", block.in, level);
        block.norm1 = placed(block.name + ".norm_1", block.middle, level);
        if (block.hasLearnedShortcut())
            block.normS = placed(block.name + ".norm_s", block.in, level);
        layout.headChannels = block.out;
        layout.blocks.push_back(std::move(block));
    }
    return layout;
}

TensorListing generatorTensors(const NetworkOptions& options)
{
    if (options.netG == GeneratorKind::Pix2PixHd)
        return Pix2PixHdLayout::of(options).tensors();
    const GeneratorLayout layout = GeneratorLayout::of(options);
    Listing listing(options);
    if (options.useVae) {
        const std::int64_t rows = std::int64_t { layout.stemChannels } * options.startGrid().area();
        listing.add("fc.weight", { rows, options.zDim });
        listing.add("fc.bias", { rows });
    } else {
        listing.addConv("fc", layout.stemChannels, options.semanticNc(), 3);
    }
    for (const BlockLayout& block : layout.blocks) {
        listing.addConv(block.name + ".conv_0", block.middle, block.in, 3);
        listing.addConv(block.name + ".conv_1", block.out, block.middle, 3);
        if (block.hasLearnedShortcut())
            listing.add(block.name + ".conv_s.weight", { block.out, block.in, 1, 1 });
        for (const SpadeLayout* spade : { &block.norm0, &block.norm1, &block.normS })
            listing.addSpade(*spade);
    }
    listing.addConv("conv_img", 3, layout.headChannels, 3);
    return listing.tensors;
}

} // namespace pleinair
