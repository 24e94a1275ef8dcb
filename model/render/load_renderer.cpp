#include "model/render/load_renderer.h"

#include "model/base/error.h"
#include "model/base/freed_memory.h"
#include "model/base/log.h"
#include "model/base/shared_module.h"
#include "model/base/user_folders.h"
#include "model/cuda/cuda_entry.h"
#include "model/reference/reference_entry.h"
#include "model/render/checked_renderer.h"
#include "model/render/fallback_renderer.h"
#ifdef PLEINAIR_WITH_CPU_ENGINE
#include "model/render/cpu_renderer.h"
#endif

namespace pleinair {

namespace {

/// Five times the tolerance of the reference numbers: fp32 on another device, TF32 off.
constexpr float kCanaryTolerance = 5e-4F;
/// Of engines that store features in 16 bits: tells a device that computes nonsense from rounding,
/// which instance norm over the few pixels of a small photograph magnifies.
constexpr float kShortCanaryTolerance = 0.5F;
constexpr const char* kDriver = "libcuda.so.1";

RenderRequest canary(const NetworkOptions& options)
{
    const int side = options.leastSide();
    RenderRequest request;
    request.labels = LabelMap({ side, side }, 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            request.labels.set(x, y, static_cast<ClassId>((x / 8 + y / 8) % options.labelNc));
    request.style = randomStyle(0, options.zDim);
    return request;
}

std::unique_ptr<Renderer> makeReference(
    const NetworkWeights& weights, const ReferenceOptions& options)
{
    const SharedModule module("reference", "The LibTorch engine");
    const auto make = module.function<MakeReferenceRenderer>(kMakeReferenceRenderer);
    return std::unique_ptr<Renderer>(make(weights, options));
}

bool isForComparison(const std::string& engine)
{
    return engine == "libtorch" || engine == "libtorch-tuned";
}

/// The live engines know SPADE alone: only there does half of the work depend on the labels alone.
bool isForLiveEngine(const NetworkWeights& weights)
{
    return weights.options.netG == GeneratorKind::Spade;
}

/// @return whether LibTorch is to compute. @throws Error (ModelMismatch) if the live engine was
/// asked for by name and cannot.
bool needsReference(const NetworkWeights& weights, const RendererOptions& options)
{
    if (options.engine == "torch")
        return true;
    if (isForLiveEngine(weights))
        return false;
    if (options.engine == "pleinair")
        throw Error(ErrorKind::ModelMismatch,
            "The live engine computes SPADE generators alone, and this one is "
                + nameOf(weights.options.netG) + "; take --engine torch or auto.");
    return true;
}

#ifdef PLEINAIR_WITH_CPU_ENGINE
std::unique_ptr<Renderer> makeLiveEngine(
    const NetworkWeights& weights, const RendererOptions& options)
{
    CpuEngineOptions engine;
    engine.threads = options.threads;
    engine.waitsAsleep = options.sharesCores;
    engine.planBytes = static_cast<std::size_t>(options.planMemoryMiB) << 20U;
    engine.cacheFolder = userCacheFolder();
    return std::make_unique<CpuRenderer>(weights, engine);
}
#else
std::unique_ptr<Renderer> makeLiveEngine(
    const NetworkWeights& weights, const RendererOptions& options)
{
    if (options.engine == "pleinair")
        throw Error(ErrorKind::InvalidArgument,
            "This build of Pleinair has no live engine for the CPU; take --engine torch.");
    return makeReference(weights, { .device = "cpu", .threads = options.threads });
}
#endif

std::unique_ptr<Renderer> makeOnCpu(const NetworkWeights& weights, const RendererOptions& options)
{
    const ReferenceOptions reference { .device = "cpu", .threads = options.threads };
    if (needsReference(weights, options))
        return makeReference(weights, reference);
    try {
        return makeLiveEngine(weights, options);
    } catch (const Error& error) {
        if (options.engine == "pleinair" || error.kind() != ErrorKind::Device)
            throw;
        log(LogLevel::Warning, std::string(error.what()) + " LibTorch paints instead.");
        return makeReference(weights, reference);
    }
}

/// @param device  cuda or cuda:N.
int indexOf(const std::string& device)
{
    return device == "cuda" ? 0 : std::stoi(device.substr(5));
}

/// Only a device that renders one small picture as the CPU does is let through.
std::unique_ptr<Renderer> checked(std::unique_ptr<Renderer> renderer, const NetworkWeights& weights,
    const RendererOptions& options, float tolerance)
{
    CheckedRenderer comparison(std::move(renderer), makeOnCpu(weights, options), tolerance);
    static_cast<void>(comparison.renderRaw(canary(weights.options), {}));
    return comparison.takeDevice();
}

/// @throws Error (FileNotFound, FileUnreadable) that says where what is missing comes from.
SharedModule openCudaModule()
{
    try {
        return SharedModule("cuda", "The live engine for CUDA");
    } catch (const Error& error) {
        throw Error(error.kind(), std::string(error.what()) + (error.kind() == ErrorKind::FileNotFound
            ? " It is in the package pleinair-cuda."
            : " NVIDIA's libraries come with `pleinair-fetch-cuda`, or, in a build of your own, with `./run`."));
    }
}

std::unique_ptr<Renderer> makeLiveEngineOnCuda(
    const NetworkWeights& weights, const std::string& device)
{
    const SharedModule module = openCudaModule();
    const auto make = module.function<MakeCudaRenderer>(kMakeCudaRenderer);
    CudaOptions options;
    options.device = indexOf(device);
    return std::unique_ptr<Renderer>(make(weights, options));
}

std::unique_ptr<Renderer> makeOnCuda(
    const NetworkWeights& weights, const std::string& device, const RendererOptions& options)
{
    if (!SharedModule::systemHas(kDriver))
        throw Error(ErrorKind::Device,
            "The device " + device + " is not there: no NVIDIA driver is installed.");
    if (!needsReference(weights, options)) {
        try {
            return checked(
                makeLiveEngineOnCuda(weights, device), weights, options, kShortCanaryTolerance);
        } catch (const Error& error) {
            const bool isMissing = error.kind() == ErrorKind::FileNotFound
                || error.kind() == ErrorKind::FileUnreadable;
            if (!isMissing || options.engine == "pleinair")
                throw;
            log(LogLevel::Info, std::string(error.what()) + " LibTorch paints instead.");
        }
    }
    return checked(makeReference(weights, { .device = device, .threads = options.threads }),
        weights, options, kCanaryTolerance);
}

/// @return nullptr if the CPU is to paint.
std::unique_ptr<Renderer> makeOnDevice(
    const NetworkWeights& weights, const RendererOptions& options)
{
    if (options.device == "cpu")
        return nullptr;
    if (options.device != "auto")
        return makeOnCuda(weights, options.device, options);
    if (!SharedModule::systemHas(kDriver))
        return nullptr;
    try {
        return makeOnCuda(weights, "cuda", options);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::ModelMismatch)
            throw;
        log(LogLevel::Warning, std::string(error.what()) + " The CPU paints instead.");
        return nullptr;
    }
}

void requireKnown(const RendererOptions& options)
{
    if (!isDeviceName(options.device))
        throw Error(ErrorKind::InvalidArgument,
            "The device \"" + options.device
                + "\" is not known; legal are auto, cpu, cuda and cuda:N.");
    if (!isEngineName(options.engine) && !isForComparison(options.engine))
        throw Error(ErrorKind::InvalidArgument,
            "The engine \"" + options.engine
                + "\" is not known; legal are auto, pleinair and torch.");
}

struct MadeRenderer {
    std::unique_ptr<Renderer> renderer;
    bool mayFallBack = false; ///< It paints on a device, and not for a comparison.
};

MadeRenderer make(const NetworkWeights& weights, const RendererOptions& options)
{
    requireKnown(options);
    if (isForComparison(options.engine))
        return { makeReference(weights,
                     { .device = options.device,
                         .threads = options.threads,
                         .use = options.engine == "libtorch" ? TorchUse::Plain : TorchUse::Tuned }),
            false };
    if (auto onDevice = makeOnDevice(weights, options))
        return { std::move(onDevice), true };
    return { makeOnCpu(weights, options), false };
}

} // namespace

bool isDeviceName(const std::string& text)
{
    const bool isNumbered = text.size() > 5 && text.size() <= 8 && text.starts_with("cuda:")
        && text.find_first_not_of("0123456789", 5) == std::string::npos;
    return text == "auto" || text == "cpu" || text == "cuda" || isNumbered;
}

bool isEngineName(const std::string& text)
{
    return text == "auto" || text == "pleinair" || text == "torch";
}

std::unique_ptr<Renderer> loadRenderer(
    const ModelDescription& model, const RendererOptions& options)
{
    MadeRenderer made = make(readNetworkWeights(model), options);
    returnFreedMemory();
    if (!made.mayFallBack)
        return std::move(made.renderer);
    const auto onCuda = [model, options] {
        const std::string device = options.device == "auto" ? "cuda" : options.device;
        return makeOnCuda(readNetworkWeights(model), device, options);
    };
    const auto onCpu = [model, options] { return makeOnCpu(readNetworkWeights(model), options); };
    return std::make_unique<FallbackRenderer>(std::move(made.renderer), onCuda, onCpu);
}

std::unique_ptr<Renderer> makeRenderer(
    const NetworkWeights& weights, const RendererOptions& options)
{
    return std::move(make(weights, options).renderer);
}

} // namespace pleinair
