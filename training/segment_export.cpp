#include "training/segment_export.h"

#include "model/io/segmenter_package.h"
#include "model/nn/feature_norm.h"
#include "training/segment_folding.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kPicturesAtOnce = 8;

} // namespace

void recalibrateSegmenter(SegmenterImpl& segmenter, BatchSource& source, int batches, int batchSize,
    Size size, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    segmenter.train();
    for (int i = 0; i < batches; ++i) {
        setNormMomentum(segmenter, 1.0 / (i + 1));
        const auto batch = source.batch(std::int64_t { i } * batchSize, batchSize, size);
        static_cast<void>(segmenter.forward(batch.images.to(device)));
    }
    setNormMomentum(segmenter, FeatureNormImpl::kMomentum);
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
