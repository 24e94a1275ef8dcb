#include "training/model_export.h"

#include "model/io/folded_weights.h"
#include "model/io/model_package.h"
#include "model/io/precision.h"
#include "model/nn/feature_norm.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/module_weights.h"

namespace pleinair {

namespace {

/// The normalizations that keep statistics.
std::vector<FeatureNormImpl*> keepersOfStatistics(const torch::nn::Module& module)
{
    std::vector<FeatureNormImpl*> keepers;
    for (const auto& part : module.modules()) {
        auto* norm = part->as<FeatureNorm>();
        if (norm != nullptr && norm->kind() != SpadeNorm::Instance)
            keepers.push_back(norm);
    }
    return keepers;
}

} // namespace

void recalibrateStatistics(Generator& generator, Encoder& encoder, BatchSource& source,
    int batches, int batchSize, Size size, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    const auto& options = generator->options();
    const auto call = GeneratorCall::forPhotographs(size, options);
    if (encoder)
        encoder->eval();
    // Only the statistics learn: a convolution in training mode would move its spectral vectors.
    generator->eval();
    const auto keepers = keepersOfStatistics(*generator);
    for (auto* norm : keepers)
        norm->train();
    for (int i = 0; i < batches && !keepers.empty(); ++i) {
        for (auto* norm : keepers)
            norm->setMomentum(1.0 / (i + 1));
        const auto batch = source.batch(std::int64_t { i } * batchSize, batchSize, size);
        auto labels = batch.to(device).pyramid(options);
        torch::Tensor z;
        if (encoder)
            z = encoder->forward(batch.styleImages.to(device)).mu;
        static_cast<void>(generator->forward(labels, z, call));
    }
    for (auto* norm : keepers)
        norm->setMomentum(FeatureNormImpl::kMomentum);
    generator->eval();
}

void exportModel(const std::filesystem::path& folder, const std::string& name,
    const Generator& generator, const Encoder& encoder, const ClassTable& classes,
    const std::string& card)
{
    ModelFolderContent content;
    content.description.name = name;
    content.description.options = generator->options();
    content.description.options.spectralG = false;
    content.description.classes = classes;
    content.description.card = card;
    content.generator = inPrecision(foldSpectralNorm(moduleWeights(*generator)), DType::F16);
    if (encoder)
        content.encoder = inPrecision(foldSpectralNorm(moduleWeights(*encoder)), DType::F16);
    writeModelFolder(folder, content);
}

} // namespace pleinair
