#include "training/memory_estimate.h"

#include "model/nn/torch_api.h"

#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

namespace pleinair {

namespace {

constexpr double kFloat = 4;
/// LibTorch, its buffers and the frozen networks.
constexpr double kProgramBytes = 350.0 * 1024 * 1024;

// Floats kept for the backward, for each pixel of the photograph. Measured as differences of the
// peak between runs of two steps at 128 pixels, 8 pictures, on the CPU; see README.md.
constexpr double kGeneratorPerWidth = 26;
/// Where gammas and betas exist for every pixel (any device but the CPU): reckoned, not measured.
constexpr double kDenseGeneratorPerWidth = 34;
constexpr double kDenseGeneratorPerHidden = 4;
constexpr double kPix2PixHdPerWidth = 20;
constexpr double kPatchPerWidth = 6;
constexpr double kProjected = 190;
constexpr double kOasisPerWidth = 40;
constexpr double kSqueezeNet = 150;
constexpr double kVgg19 = 700;
/// Reckoned from its layers: the encoder alone, and all of it at the picture and the photograph.
constexpr double kSegmenterFeatures = 60;
constexpr double kLabelLoss = 110;
/// The encoder always sees 256 x 256; for each of its width, for each picture.
constexpr double kEncoderPerWidth = 98'304;

double floatsOfGenerator(const NetworkOptions& network, torch::Device device)
{
    if (network.netG == GeneratorKind::Pix2PixHd)
        return kPix2PixHdPerWidth * network.ngf + network.semanticNc();
    return device.is_cpu()
        ? kGeneratorPerWidth * network.ngf
        : kDenseGeneratorPerWidth * network.ngf + kDenseGeneratorPerHidden * network.nhidden;
}

double floatsOfPerceptual(const std::filesystem::path& weights)
{
    if (std::filesystem::is_directory(weights) || weights.filename() == "segmenter.safetensors")
        return kSegmenterFeatures;
    return weights.string().find("vgg") == std::string::npos ? kSqueezeNet : kVgg19;
}

double floatsPerPixel(const TrainOptions& options, torch::Device device)
{
    const auto& network = options.network;
    double floats = floatsOfGenerator(network, device);
    if (options.isJudgedBy(DiscriminatorKind::Patch))
        floats += kPatchPerWidth * options.ndf + network.semanticNc();
    if (options.isJudgedBy(DiscriminatorKind::Projected))
        floats += kProjected;
    if (options.isJudgedBy(DiscriminatorKind::Oasis))
        floats += kOasisPerWidth * options.ndf;
    if (!options.perceptual.empty() && options.lambdaPerceptual > 0)
        floats += floatsOfPerceptual(options.perceptual);
    if (options.lambdaLabels > 0)
        floats += kLabelLoss;
    return floats;
}

bool isHalved(const TrainOptions& options, torch::Device device)
{
    return options.precision == "bf16" || (options.precision == "auto" && device.is_cuda());
}

std::optional<double> statusBytes(const char* key)
{
    std::ifstream lines("/proc/self/status");
    for (std::string line; std::getline(lines, line);) {
        double kibibytes = 0;
        if (line.starts_with(key)
            && std::sscanf(line.c_str() + std::string(key).size(), ": %lf kB", &kibibytes) == 1)
            return kibibytes * 1024;
    }
    return std::nullopt;
}

std::optional<double> availableOn(torch::Device device)
{
    if (device.is_cpu())
        return availableMemory();
    try {
        const auto [free, total] = c10::getDeviceAllocator(device.type())
                                       ->getMemoryInfo(device.has_index() ? device.index() : 0);
        return static_cast<double>(free);
    } catch (const c10::Error&) {
        return std::nullopt; // this device's allocator does not tell
    }
}

} // namespace

double bytesOf(const std::vector<NamedTensor>& tensors)
{
    double bytes = 0;
    for (const auto& [name, tensor] : tensors)
        bytes += static_cast<double>(tensor.nbytes());
    return bytes;
}

MemoryNeed estimateMemory(
    const TrainOptions& options, const TrainNetworks& networks, torch::Device device)
{
    const auto state = networks.state();
    double moments = 0;
    for (const auto& [name, tensor] : state) {
        if (name.starts_with("adam"))
            moments += static_cast<double>(tensor.nbytes());
    }
    // A gradient is as large as one of Adam's two moments.
    MemoryNeed need;
    need.fixedBytes = kProgramBytes + bytesOf(state) + moments / 2;
    const double perPixel = floatsPerPixel(options, device) * kFloat * (isHalved(options, device) ? 0.7 : 1);
    double most = -1;
    for (const auto& stage : options.stages) {
        const double pixels
            = static_cast<double>(stage.size) * stage.size / options.network.aspectRatio;
        const double perPicture = pixels * perPixel
            + (options.network.useVae ? kEncoderPerWidth * options.network.ngf * kFloat : 0);
        const int batch = stage.batchSize > 0 ? stage.batchSize : options.batchSize;
        if (perPicture * batch <= most)
            continue;
        most = perPicture * batch;
        need.bytesPerPicture = perPicture;
        need.batch = batch;
        need.size = stage.size;
    }
    need.availableBytes = availableOn(device);
    return need;
}

std::optional<double> peakMemory(torch::Device device)
{
    if (device.is_cpu()) {
        const auto peak = statusBytes("VmHWM");
        const auto files = statusBytes("RssFile");
        if (peak && files)
            return *peak - *files;
        return std::nullopt;
    }
    const auto stats = c10::getDeviceAllocator(device.type())
                           ->getDeviceStats(device.has_index() ? device.index() : 0);
    return static_cast<double>(stats.reserved_bytes[0].peak);
}

void resetPeakMemory(torch::Device device)
{
    if (device.is_cpu()) {
        std::ofstream("/proc/self/clear_refs") << "5";
        return;
    }
    c10::getDeviceAllocator(device.type())->resetPeakStats(device.has_index() ? device.index() : 0);
}

} // namespace pleinair
