#include "tests/unit/model/cuda/device_renderer_cases.h"

#include "model/base/random.h"
#include "model/nn/generator.h"
#include "model/nn/module_weights.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.labelNc = 5;
    options.ngf = 2;
    options.nhidden = 12;
    options.zDim = 6;
    options.cropSize = 64;
    return options;
}

DeviceCase made(const std::string& name, Size size, void (*change)(NetworkOptions&))
{
    DeviceCase made { name, smallOptions(), size };
    change(made.options);
    return made;
}

} // namespace

std::vector<DeviceCase> deviceCases()
{
    return {
        made("Labels", { 64, 64 }, [](NetworkOptions&) {}),
        made("Latent", { 64, 64 }, [](NetworkOptions& o) { o.useVae = true; }),
        made("LatentOnAnotherGrid", { 96, 32 }, [](NetworkOptions& o) { o.useVae = true; }),
        made("EdgesAndUnknown", { 96, 64 },
            [](NetworkOptions& o) {
                o.noInstance = false;
                o.containDontcareLabel = true;
            }),
        made("InstanceNorm", { 64, 96 },
            [](NetworkOptions& o) { o.spadeNorm = SpadeNorm::Instance; }),
        made("Batch5x5", { 64, 32 },
            [](NetworkOptions& o) {
                o.spadeNorm = SpadeNorm::Batch;
                o.spadeKernel = 5;
            }),
        made("More", { 128, 64 },
            [](NetworkOptions& o) {
                o.numUpsamplingLayers = UpsamplingLayers::More;
                o.useVae = true;
            }),
        made("Most", { 128, 128 },
            [](NetworkOptions& o) {
                o.numUpsamplingLayers = UpsamplingLayers::Most;
                o.cropSize = 128;
            }),
        made("Narrow", { 32, 32 },
            [](NetworkOptions& o) {
                o.ngf = 1;
                o.nhidden = 3;
            }),
    };
}

NetworkWeights caseWeights(const NetworkOptions& options)
{
    NetworkWeights weights = randomNetworkWeights(options, 3);
    std::uint64_t seed = 0;
    for (auto& [name, tensor] : weights.generator) {
        ++seed;
        const bool isVariance = name.ends_with("running_var");
        if (!isVariance && !name.ends_with("running_mean") && !name.ends_with("bias"))
            continue;
        std::vector<float> values = tensor.toFloats();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = isVariance ? 0.5F + static_cast<float>(uniformAt(seed, i))
                                   : 0.3F * normalAt(seed, i);
        tensor = StoredTensor::fromFloats(tensor.shape, values);
    }
    return weights;
}

RenderRequest caseRequest(const NetworkOptions& options, Size size)
{
    RenderRequest request;
    request.labels = LabelMap(size, 1);
    for (int y = size.height / 2; y < size.height; ++y)
        std::ranges::fill(request.labels.row(y), ClassId { 2 });
    request.labels.paintDisc({ 20, 14 }, 9, 3);
    if (options.containDontcareLabel)
        request.labels.paintDisc({ 40, 20 }, 4, kUnknownClass);
    if (!options.noInstance)
        request.edges = labelEdges(request.labels);
    if (options.useVae)
        request.style = randomStyle(5, options.zDim);
    return request;
}

void paintDab(RenderRequest& request, const NetworkOptions& options, std::uint64_t number)
{
    const auto at = [&](std::uint64_t what) {
        return static_cast<float>(uniformAt(11, 4 * number + what));
    };
    request.labels.paintDisc({ at(0) * static_cast<float>(request.labels.width()),
                                 at(1) * static_cast<float>(request.labels.height()) },
        1 + 6 * at(2), static_cast<ClassId>(at(3) * static_cast<float>(options.labelNc)));
    if (!options.noInstance)
        request.edges = labelEdges(request.labels);
}

RawImage referencePhotograph(const NetworkWeights& weights, const RenderRequest& request)
{
    const torch::InferenceMode inference;
    const NetworkOptions& options = weights.options;
    Generator generator(options);
    loadWeights(*generator, weights.generator, weights.generatorName);
    generator->eval();
    const Size size = request.labels.size();
    const auto bytes = [&](std::span<const std::uint8_t> values) {
        return torch::from_blob(
            const_cast<std::uint8_t*>(values.data()), { 1, size.height, size.width }, torch::kByte);
    };
    auto labels = LabelPyramid::ofIds(bytes(request.labels.labels()), options,
        request.edges.empty() ? torch::Tensor() : bytes(request.edges));
    GeneratorCall call;
    const int grid = options.gridMultiple();
    call.grid = Size { size.width / grid, size.height / grid };
    const torch::Tensor z =
        options.useVae ? torch::tensor(request.style.mu).unsqueeze(0) : torch::Tensor();
    const torch::Tensor image = generator->forward(labels, z, call).contiguous();
    const auto* begin = image.data_ptr<float>();
    return { size, { begin, begin + image.numel() } };
}

float largestDifference(const RawImage& a, const RawImage& b)
{
    float largest = a.planes.size() == b.planes.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.planes.size(), b.planes.size()); ++i) {
        const float apart = std::abs(a.planes[i] - b.planes[i]);
        largest = std::isnan(apart) ? INFINITY : std::max(largest, apart);
    }
    return largest;
}

double psnr(const RawImage& a, const RawImage& b)
{
    double squares = 0;
    for (std::size_t i = 0; i < a.planes.size(); ++i) {
        const double apart = static_cast<double>(a.planes[i]) - b.planes[i];
        squares += apart * apart;
    }
    return 10 * std::log10(4 * static_cast<double>(a.planes.size()) / squares);
}

} // namespace pleinair
