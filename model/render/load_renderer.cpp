#include "model/render/load_renderer.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/nn/compute_device.h"
#include "model/render/checked_renderer.h"
#include "model/render/torch_renderer.h"

namespace pleinair {

namespace {

/// Five times the tolerance of the reference numbers: fp32 on another device, TF32 off.
constexpr float kCanaryTolerance = 5e-4F;

RenderRequest canary(const NetworkOptions& options)
{
    const int side = options.gridMultiple();
    RenderRequest request;
    request.labels = LabelMap({ side, side }, 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            request.labels.set(x, y, static_cast<ClassId>((x / 8 + y / 8) % options.labelNc));
    request.style = randomStyle(0, options.zDim);
    return request;
}

/// Renders one small picture on the device and on the CPU. @throws Error (Device).
void sendCanary(const ModelDescription& model, torch::Device device)
{
    CheckedRenderer checked(std::make_unique<TorchRenderer>(model, device),
        std::make_unique<TorchRenderer>(model, torch::kCPU), kCanaryTolerance);
    static_cast<void>(checked.renderRaw(canary(model.options), {}));
}

} // namespace

std::unique_ptr<Renderer> loadRenderer(
    const ModelDescription& model, const RendererOptions& options)
{
    torch::Device device = openComputeDevice(options.device, options.threads);
    if (device.is_cuda()) {
        try {
            sendCanary(model, device);
        } catch (const Error& error) {
            if (options.device != "auto" || error.kind() == ErrorKind::ModelMismatch)
                throw;
            log(LogLevel::Warning, std::string(error.what()) + " The CPU paints instead.");
            device = torch::kCPU;
        }
    }
    return std::make_unique<TorchRenderer>(model, device);
}

} // namespace pleinair
