#include "training/segment_export.h"

#include "model/io/segmenter_package.h"
#include "model/nn/feature_norm.h"
#include "model/nn/module_weights.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kPicturesAtOnce = 8;

void setMomentum(torch::nn::Module& module, double momentum)
{
    for (const auto& part : module.modules()) {
        if (auto* norm = part->as<FeatureNorm>())
            norm->setMomentum(momentum);
    }
}

/// Puts `STAGE.1`, a batch norm, into `STAGE.0`, the convolution before it, and calls both STAGE.
void foldStage(TensorMap& folded, const torch::nn::Module& segmenter, const std::string& stage)
{
    const auto parameters = segmenter.named_parameters();
    const auto buffers = segmenter.named_buffers();
    const auto scale = parameters[stage + ".1.weight"]
        * (buffers[stage + ".1.running_var"] + FeatureNormImpl::kEps).rsqrt();
    folded[stage + ".weight"] =
        toStored(parameters[stage + ".0.weight"] * scale.view({ -1, 1, 1, 1 }));
    folded[stage + ".bias"] =
        toStored(parameters[stage + ".1.bias"] - buffers[stage + ".1.running_mean"] * scale);
}

} // namespace

void recalibrateSegmenter(SegmenterImpl& segmenter, BatchSource& source, int batches, int batchSize,
    Size size, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    segmenter.train();
    for (int i = 0; i < batches; ++i) {
        setMomentum(segmenter, 1.0 / (i + 1));
        const auto batch = source.batch(std::int64_t { i } * batchSize, batchSize, size);
        static_cast<void>(segmenter.forward(batch.images.to(device)));
    }
    setMomentum(segmenter, FeatureNormImpl::kMomentum);
    segmenter.eval();
}

ConfusionMatrix segmentPack(
    SegmenterImpl& segmenter, const Pack& pack, Size size, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    const BatchSource source(pack, { .styleImages = false }, 0);
    ConfusionMatrix counts(pack.classes().count());
    for (int first = 0; first < pack.count(); first += kPicturesAtOnce) {
        std::vector<int> records;
        for (int i = first; i < std::min(pack.count(), first + kPicturesAtOnce); ++i)
            records.push_back(i);
        const auto batch = source.plain(records, size);
        const auto logits = torch::upsample_bilinear2d(
            segmenter.forward(batch.images.to(device)), { size.height, size.width }, false);
        const auto found = logits.argmax(1).to(torch::kCPU, torch::kUInt8).contiguous();
        const auto truth = batch.labels.contiguous();
        const auto pixels = static_cast<std::size_t>(truth.numel());
        counts.add(
            { truth.data_ptr<std::uint8_t>(), pixels }, { found.data_ptr<std::uint8_t>(), pixels });
    }
    return counts;
}

TensorMap foldedSegmenter(const SegmenterImpl& segmenter)
{
    const torch::NoGradGuard noGradient;
    TensorMap folded;
    for (const auto& entry : segmenter.named_parameters()) {
        const std::string& name = entry.key();
        constexpr const char* kConvolution = ".0.weight";
        if (name.ends_with(kConvolution))
            foldStage(
                folded, segmenter, name.substr(0, name.size() - std::string(kConvolution).size()));
        else if (!name.ends_with(".1.weight") && !name.ends_with(".1.bias"))
            folded[name] = toStored(entry.value());
    }
    return folded;
}

void exportSegmenter(const std::filesystem::path& folder, const std::string& name,
    const SegmenterImpl& segmenter, const ClassTable& classes, int side, const std::string& card)
{
    SegmenterFolderContent content;
    content.description.name = name;
    content.description.side = side;
    content.description.classes = classes;
    content.description.card = card;
    for (const auto& [key, tensor] : foldedSegmenter(segmenter))
        content.weights[key] =
            StoredTensor::fromFloats(tensor.shape, tensor.toFloats(), DType::F16);
    writeSegmenterFolder(folder, content);
}

} // namespace pleinair
