#include "model/io/encoder_layout.h"

namespace pleinair {

EncoderLayout EncoderLayout::of(const NetworkOptions& options, const TensorMap& tensors)
{
    EncoderLayout layout;
    const int width = options.ngf;
    layout.widths = { 3, width, 2 * width, 4 * width, 8 * width, 8 * width, 8 * width };
    layout.zDim = options.zDim;
    if (tensors.count("layer1.weight") != 0)
        layout.norm = EncoderNorm::None;
    else if (tensors.count("layer1.1.running_mean") != 0)
        layout.norm = EncoderNorm::Batch;
    return layout;
}

std::string EncoderLayout::convolution(int layer) const
{
    return "layer" + std::to_string(layer + 1) + (norm == EncoderNorm::None ? "" : ".0");
}

std::string EncoderLayout::normalization(int layer) const
{
    return "layer" + std::to_string(layer + 1) + ".1";
}

TensorListing EncoderLayout::tensors() const
{
    TensorListing listing;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        listing[name] = { DType::F32, std::move(shape) };
    };
    for (int layer = 0; layer < kLayers; ++layer) {
        const int out = widths[static_cast<std::size_t>(layer) + 1];
        add(convolution(layer) + ".weight", { out, widths[static_cast<std::size_t>(layer)], 3, 3 });
        if (norm == EncoderNorm::None)
            add(convolution(layer) + ".bias", { out });
        if (norm == EncoderNorm::Batch)
            for (const char* part : { ".weight", ".bias", ".running_mean", ".running_var" })
                add(normalization(layer) + part, { out });
    }
    for (const char* name : { "fc_mu", "fc_var" }) {
        add(std::string(name) + ".weight", { zDim, features() });
        add(std::string(name) + ".bias", { zDim });
    }
    return listing;
}

} // namespace pleinair
