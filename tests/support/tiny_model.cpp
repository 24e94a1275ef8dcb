#include "tests/support/tiny_model.h"

#include "model/io/folded_weights.h"
#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/module_weights.h"
#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <string>
#include <vector>

namespace pleinair {

namespace {

constexpr int kWarmUpSteps = 40;
constexpr double kLabelStrength = 4;

ClassTable tinyClasses(int count)
{
    std::vector<SemanticClass> classes {
        { "sky", { 143, 195, 240 }, "Sky", 156, { 3 } },
        { "mountain", { 139, 125, 107 }, "Land", 133, { 17 } },
        { "tree", { 61, 107, 46 }, "Plants", 168, { 5 } },
        { "water", { 47, 111, 158 }, "Water", 177, { 22 } },
    };
    const ClassTable numbered = ClassTable::numbered(count);
    for (int id = static_cast<int>(classes.size()); id < count; ++id)
        classes.push_back(numbered[static_cast<ClassId>(id)]);
    classes.resize(static_cast<std::size_t>(count));
    return ClassTable(classes);
}

/// Random networks paint one flat colour: their running statistics know nothing yet, and the
/// labels say little. A few batches and stronger label weights mend both.
void enliven(Generator& generator, const NetworkOptions& options)
{
    for (auto& entry : generator->named_parameters())
        if (entry.key().find("mlp_") != std::string::npos)
            entry.value().mul_(kLabelStrength);
    generator->train();
    for (int step = 0; step < kWarmUpSteps; ++step) {
        const Size size = options.nativeSize();
        const torch::Tensor ids
            = torch::randint(options.labelNc, { 4, 4, 4 }).repeat_interleave(size.height / 4, 1).repeat_interleave(size.width / 4, 2);
        LabelPyramid labels(torch::one_hot(ids, options.semanticNc())
                                .permute({ 0, 3, 1, 2 })
                                .to(torch::kFloat));
        static_cast<void>(generator->forward(labels, torch::randn({ 4, options.zDim })));
    }
}

} // namespace

NetworkOptions tinyNetworkOptions(const TinyModelOptions& options)
{
    NetworkOptions network;
    network.labelNc = options.classes;
    network.containDontcareLabel = options.dontCare;
    network.noInstance = !options.instanceEdges;
    network.ngf = 1;
    network.nhidden = 4;
    network.zDim = 4;
    network.useVae = options.useVae && options.netG == GeneratorKind::Spade;
    network.cropSize = 32;
    network.netG = options.netG;
    network.nDownsampleGlobal = 2;
    network.nBlocksGlobal = 1;
    return network;
}

ModelDescription writeTinyModel(
    const std::filesystem::path& folder, const TinyModelOptions& options)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(options.seed);
    const NetworkOptions network = tinyNetworkOptions(options);
    Generator generator(network);
    enliven(generator, network);

    ModelFolderContent content;
    content.description.name = "Tiny";
    content.description.options = network;
    content.description.options.spectralG = false;
    content.description.classes = tinyClasses(options.classes);
    content.description.card = "Random weights, for tests.\n";
    content.generator = foldSpectralNorm(moduleWeights(*generator));
    if (network.useVae) {
        content.encoder = foldSpectralNorm(moduleWeights(*Encoder(network)));
        content.description.styles = { { "noon", randomStyle(options.seed, network.zDim), {} },
            { "dusk", randomStyle(options.seed + 1, network.zDim), {} } };
    }
    writeModelFolder(folder, content);
    return readModelFolder(folder);
}

SegmenterDescription writeTinySegmenter(
    const std::filesystem::path& folder, const TinyModelOptions& options)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(options.seed);
    Segmenter segmenter(SegmenterShape { options.classes, 2 }, ConvNorm::None);
    initializeSegmenter(*segmenter);
    SegmenterFolderContent content;
    content.description.name = "Tiny segmenter";
    content.description.side = 64;
    content.description.classes = tinyClasses(options.classes);
    content.weights = moduleWeights(*segmenter);
    writeSegmenterFolder(folder, content);
    return readSegmenterFolder(folder);
}

} // namespace pleinair
