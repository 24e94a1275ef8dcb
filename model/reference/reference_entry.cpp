#include "model/reference/reference_entry.h"

#include "model/nn/compute_device.h"
#include "model/reference/torch_renderer.h"

extern "C" pleinair::Renderer* pleinairMakeReferenceRenderer(
    const pleinair::NetworkWeights& weights, const pleinair::ReferenceOptions& options)
{
    return new pleinair::TorchRenderer(
        weights, pleinair::openComputeDevice(options.device, options.threads));
}
