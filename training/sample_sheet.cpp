#include "training/sample_sheet.h"

#include "model/base/style_vector.h"
#include "model/nn/label_pyramid.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kGap = 4;
constexpr std::uint8_t kBackground = 24;
constexpr std::uint64_t kSheetSeed = 1;

torch::Tensor colored(const torch::Tensor& labels, const ClassTable& classes)
{
    auto palette = torch::zeros({ 256, 3 }, torch::kUInt8);
    for (int id = 0; id < classes.count(); ++id) {
        const Color color = classes[static_cast<ClassId>(id)].color;
        palette[id][0] = color.r;
        palette[id][1] = color.g;
        palette[id][2] = color.b;
    }
    return palette.index_select(0, labels.flatten().to(torch::kInt64))
        .view({ labels.size(0), labels.size(1), labels.size(2), 3 });
}

/// [N, 3, H, W] in [-1, 1] to bytes [N, H, W, 3].
torch::Tensor toBytes(const torch::Tensor& images)
{
    return ((images + 1) * 127.5)
        .clamp(0, 255)
        .to(torch::kUInt8)
        .permute({ 0, 2, 3, 1 })
        .contiguous()
        .cpu();
}

} // namespace

Samples drawSamples(
    TrainNetworks& networks, const TrainOptions& options, const Batch& batch, torch::Device device)
{
    const torch::NoGradGuard noGradient;
    auto& generator = networks.modelGenerator();
    const bool wasTraining = generator->is_training();
    generator->eval();
    auto labels = batch.to(device).pyramid(options.network);
    const auto call = GeneratorCall::forPhotographs(batch.images, options.network);
    const auto draw = [&](const torch::Tensor& z) {
        return generator->forward(labels, z, call).to(torch::kFloat32);
    };
    Samples samples;
    if (networks.encoder) {
        auto& encoder = networks.modelEncoder();
        const bool encoderWasTraining = encoder->is_training();
        encoder->eval();
        const auto own = encoder->forward(batch.styleImages.to(device)).mu;
        encoder->train(encoderWasTraining);
        auto style = randomStyle(kSheetSeed, options.network.zDim);
        const auto random = torch::from_blob(style.mu.data(), { 1, options.network.zDim })
                                .repeat({ batch.images.size(0), 1 })
                                .to(device);
        samples = { draw(own), draw(random), draw(own.roll(-1, 0)) };
    } else {
        samples.own = draw({});
    }
    generator->train(wasTraining);
    return samples;
}

Image sampleSheet(const Batch& batch, const Samples& samples, const ClassTable& classes)
{
    std::vector<torch::Tensor> columns { colored(batch.labels, classes), toBytes(batch.images) };
    for (const auto& pictures : { samples.own, samples.random, samples.swapped }) {
        if (pictures.defined())
            columns.push_back(toBytes(pictures));
    }

    const auto rows = batch.images.size(0);
    const auto height = batch.images.size(2);
    const auto width = batch.images.size(3);
    auto sheet = torch::full({ rows * (height + kGap) + kGap,
                                 static_cast<std::int64_t>(columns.size()) * (width + kGap) + kGap, 3 },
        kBackground, torch::kUInt8);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const std::int64_t x = kGap + static_cast<std::int64_t>(column) * (width + kGap);
        for (std::int64_t row = 0; row < rows; ++row) {
            const std::int64_t y = kGap + row * (height + kGap);
            sheet.slice(0, y, y + height).slice(1, x, x + width).copy_(columns[column][row]);
        }
    }
    Image image;
    image.size = { static_cast<int>(sheet.size(1)), static_cast<int>(sheet.size(0)) };
    image.rgb.resize(static_cast<std::size_t>(sheet.numel()));
    std::copy_n(sheet.data_ptr<std::uint8_t>(), sheet.numel(), image.rgb.begin());
    return image;
}

} // namespace pleinair
