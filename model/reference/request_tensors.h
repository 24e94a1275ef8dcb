#pragma once

#include "model/io/network_options.h"
#include "model/nn/torch_api.h"
#include "model/render/renderer.h"

#include <vector>

namespace pleinair {

// What a renderer is asked for, as tensors; checkRequest() has passed it.

/// Class ids, U8 [1, H, W].
torch::Tensor tensorOf(const LabelMap& labels, torch::Device device);

/// U8 [1, H, W]; undefined if the request has none.
torch::Tensor edgesOf(const RenderRequest& request, torch::Device device);

/// [1, zDim]; undefined without a VAE stem.
torch::Tensor latentOf(
    const StyleVector& style, const NetworkOptions& options, torch::Device device);

/// All values, wherever and of whatever type they are.
std::vector<float> floatsOf(const torch::Tensor& tensor);

} // namespace pleinair
