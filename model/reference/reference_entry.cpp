#include "model/reference/reference_entry.h"

#include "model/nn/compute_device.h"
#include "model/reference/dense_renderer.h"
#include "model/reference/torch_label_reader.h"
#include "model/reference/torch_renderer.h"

extern "C" pleinair::Renderer* pleinairMakeReferenceRenderer(
    const pleinair::NetworkWeights& weights, const pleinair::ReferenceOptions& options)
{
    using namespace pleinair;
    const torch::Device device = openComputeDevice(options.device, options.threads);
    if (options.use == TorchUse::Reference)
        return new TorchRenderer(weights, device);
    return new DenseRenderer(weights, device, options.use);
}

extern "C" pleinair::LabelReader* pleinairMakeLabelReader(
    const pleinair::SegmenterDescription& segmenter, const pleinair::LabelReaderOptions& options)
{
    using namespace pleinair;
    return new TorchLabelReader(segmenter, openComputeDevice(options.device, options.threads));
}
