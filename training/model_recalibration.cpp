#include "training/model_recalibration.h"

#include "model/base/error.h"
#include "model/io/folded_weights.h"
#include "model/io/model_package.h"
#include "model/nn/compute_device.h"
#include "model/nn/module_weights.h"
#include "training/model_export.h"
#include "training/train_options.h"
#include "training/trained_model.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr double kSmallestCrop = 0.85;

bool isStatistic(const std::string& name)
{
    return name.ends_with("running_mean") || name.ends_with("running_var");
}

void requireFitting(const ModelDescription& model, const Pack& pack)
{
    if (model.options.netG == GeneratorKind::Pix2PixHd
        || model.options.spadeNorm == SpadeNorm::Instance)
        throw Error(ErrorKind::ModelMismatch,
            "The model \"" + model.name + "\" has instance norm, which keeps no statistics.");
    if (pack.count() == 0)
        throw Error(ErrorKind::InvalidArgument, "The pack " + pack.file().string() + " holds no pictures.");
    if (pack.classes().count() > model.options.labelNc)
        throw Error(ErrorKind::ModelMismatch,
            "The pack has " + std::to_string(pack.classes().count()) + " classes, the model knows "
                + std::to_string(model.options.labelNc) + ".");
}

/// Network and tensors must agree on whether spectral norm is folded: ours always is by then.
template <typename Network>
void load(Network& network, const TensorMap& tensors, const std::filesystem::path& file,
    torch::Device device)
{
    loadWeights(*network, foldSpectralNorm(tensors), file.string());
    network->to(device);
    network->eval();
}

void copyThumbnails(const ModelDescription& model, const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const auto& style : model.styles) {
        if (style.thumbnail.empty())
            continue;
        std::filesystem::create_directories(folder / "styles", ignored);
        std::filesystem::copy_file(style.thumbnail, folder / styleThumbnail(style.name),
            std::filesystem::copy_options::skip_existing, ignored);
    }
}

} // namespace

void renewStatistics(const RecalibrationOptions& options)
{
    const auto device = openComputeDevice(options.device, options.threads);
    const Pack pack(options.data);
    ModelFolderContent content;
    content.description = readModelFolder(options.model);
    const auto& model = content.description;
    requireFitting(model, pack);
    content.generator = readWeights(model.generatorFile);
    NetworkOptions network = model.options;
    network.spectralG = false;
    Generator generator(network);
    load(generator, content.generator, model.generatorFile, device);
    Encoder encoder { nullptr };
    if (model.hasEncoder()) {
        content.encoder = readWeights(model.encoderFile);
        encoder = Encoder(network, WeightNorm::None, ConvNorm::Instance);
        load(encoder, content.encoder, model.encoderFile, device);
    }
    TrainOptions shape;
    shape.network = network;
    const Size size = options.size > 0 ? stageSize(shape, { options.size, 1, 0 }) : network.nativeSize();
    BatchSource source(pack, { kSmallestCrop, true, 0, true, !network.noInstance }, options.seed);
    const int batchSize = std::max(1, options.batchSize);
    recalibrateStatistics(generator, encoder, source,
        std::max(1, (options.pictures + batchSize - 1) / batchSize), batchSize, size, device);
    for (const auto& [name, tensor] : moduleWeights(*generator)) {
        if (isStatistic(name))
            content.generator[name] = tensor;
    }
    writeModelFolder(options.output, content);
    copyThumbnails(model, options.output);
}

} // namespace pleinair
