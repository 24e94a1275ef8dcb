#include "model/nn/normalized_conv.h"

#include "model/base/error.h"

namespace pleinair {

namespace {

/// A bare parent for the two parts: gives the keys their "0" and "1".
struct StageImpl : torch::nn::Module {
    StageImpl(const SpectralConv2d& conv, const FeatureNorm& norm)
    {
        register_module("0", conv);
        register_module("1", norm);
    }
};
TORCH_MODULE(Stage);

FeatureNorm featureNorm(ConvNorm norm, int64_t channels)
{
    switch (norm) {
    case ConvNorm::Batch:
        return FeatureNorm(SpadeNorm::Batch, channels, Affine::Yes);
    case ConvNorm::SyncBatch:
        return FeatureNorm(SpadeNorm::SyncBatch, channels, Affine::Yes);
    case ConvNorm::Instance:
    case ConvNorm::None:
        break;
    }
    return FeatureNorm(SpadeNorm::Instance, channels, Affine::No);
}

} // namespace

ConvNorm convNormFrom(const std::string& text)
{
    if (text == "spectralinstance")
        return ConvNorm::Instance;
    if (text == "spectralbatch")
        return ConvNorm::Batch;
    if (text == "spectralsync_batch")
        return ConvNorm::SyncBatch;
    if (text == "spectralnone" || text == "spectral")
        return ConvNorm::None;
    throw Error(ErrorKind::InvalidArgument,
        "The normalization \"" + text
            + "\" is not known; legal are spectralinstance, spectralbatch, spectralsync_batch and "
              "spectralnone.");
}

NormalizedConv::NormalizedConv(torch::nn::Module& parent, const std::string& name,
    ConvShape shape, ConvNorm norm, WeightNorm weightNorm)
{
    shape.bias = norm == ConvNorm::None;
    m_conv = SpectralConv2d(shape, weightNorm);
    if (norm == ConvNorm::None) {
        parent.register_module(name, m_conv);
        return;
    }
    m_norm = featureNorm(norm, shape.out);
    parent.register_module(name, Stage(m_conv, m_norm));
}

torch::Tensor NormalizedConv::forward(const torch::Tensor& x, double slope)
{
    const torch::Tensor y = m_conv->forward(x);
    if (m_norm)
        return m_norm->forward(y, slope);
    return slope == 1 ? y : torch::leaky_relu(y, slope);
}

} // namespace pleinair
