#include "model/cuda/cuda_entry.h"

#include "model/cuda/cuda_backend.h"
#include "model/cuda/device_renderer.h"
#include "model/nn/torch_api.h"
#include "model/nn/translate_errors.h"

extern "C" __attribute__((visibility("default"))) pleinair::Renderer* pleinairMakeCudaRenderer(
    const pleinair::NetworkWeights& weights, const pleinair::CudaOptions& options)
{
    auto backend = pleinair::translatingErrors("opening the CUDA device", [&] {
        auto opened = std::make_unique<pleinair::CudaBackend>(options.device);
        if (options.isFloat)
            opened->setElementType(pleinair::ElementType::Float);
        return opened;
    });
    return new pleinair::DeviceRenderer(weights, std::move(backend), options.planBytes);
}
