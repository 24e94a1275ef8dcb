#include "training/trained_model.h"

#include "training/model_export.h"
#include "training/moving_average.h"
#include "training/style_whitening.h"
#include "training/training_pack.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// Photographs whose styles are looked at for whitening.
constexpr int kLeastStyles = 64;
constexpr int kStylesPerValue = 8;
constexpr int kStyleBatch = 16;

Encoder copyOf(Encoder& encoder, const NetworkOptions& options, torch::Device device)
{
    if (encoder.is_empty())
        return nullptr;
    Encoder copy(options);
    copyState(*copy, *encoder);
    copy->to(device);
    copy->eval();
    return copy;
}

Style manyStyles(
    EncoderImpl& encoder, BatchSource& source, const NetworkOptions& options, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    const int wanted = std::max(kLeastStyles, kStylesPerValue * options.zDim);
    std::vector<torch::Tensor> mu;
    std::vector<torch::Tensor> logvar;
    for (int drawn = 0; drawn < wanted; drawn += kStyleBatch) {
        const auto style = encoder.forward(
            source.batch(drawn, kStyleBatch, options.nativeSize()).styleImages.to(device));
        mu.push_back(style.mu.to(torch::kCPU, torch::kFloat));
        logvar.push_back(style.logvar.to(torch::kCPU, torch::kFloat));
    }
    return { torch::cat(mu), torch::cat(logvar) };
}

std::string cardOf(const TrainOptions& options, const Pack& pack, const TrainPosition& position)
{
    return "# " + options.name + "\n\nTrained by Pleinair on " + std::to_string(pack.count())
        + " photographs of " + pack.file().filename().string() + ": " + std::to_string(position.step)
        + " steps, " + std::to_string(position.pictures) + " pictures seen.\n";
}

} // namespace

Size stageSize(const TrainOptions& options, const TrainStage& stage)
{
    const int multiple = options.network.gridMultiple();
    const int rows = static_cast<int>(
        std::nearbyint(stage.size / multiple / options.network.aspectRatio));
    return { stage.size, std::max(1, rows) * multiple };
}

void writeTrainedModel(const std::filesystem::path& folder, const TrainOptions& options,
    const Pack& pack, TrainNetworks& networks, const TrainPosition& position, torch::Device device)
{
    Generator generator(options.network);
    copyState(*generator, *networks.modelGenerator());
    generator->to(device);
    const auto& stage = options.stages.back();
    const Augmentation augmentation = augmentationOf(options);
    BatchSource drawn(pack, augmentation, options.seed + 1);
    recalibrateStatistics(generator, networks.modelEncoder(), drawn, options.recalibrationBatches,
        stage.batchSize > 0 ? stage.batchSize : options.batchSize, stageSize(options, stage), device);
    Encoder encoder = copyOf(networks.modelEncoder(), options.network, device);
    if (encoder) {
        BatchSource seen(pack, augmentation, options.seed);
        whitenStyles(*encoder, *generator, manyStyles(*encoder, seen, options.network, device));
    }
    exportModel(folder, options.name, generator, encoder, pack.classes(),
        cardOf(options, pack, position));
}

} // namespace pleinair
