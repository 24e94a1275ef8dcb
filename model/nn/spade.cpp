#include "model/nn/spade.h"

namespace pleinair {

namespace {

/// From this many modulation rows for each hidden row on, products of hidden rows are less work.
constexpr int64_t kRowsForProducts = 2;

torch::nn::Conv2d sameConv(int64_t in, int64_t out, int64_t kernel)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
}

} // namespace

SpadeImpl::SpadeImpl(int64_t channels, const SpadeShape& shape)
    : m_norm(register_module("param_free_norm", FeatureNorm(shape.norm, channels)))
    , m_shared(sameConv(shape.semanticNc, shape.nhidden, shape.kernel))
    , m_gamma(register_module("mlp_gamma", sameConv(shape.nhidden, channels, shape.kernel)))
    , m_beta(register_module("mlp_beta", sameConv(shape.nhidden, channels, shape.kernel)))
{
    register_module("mlp_shared", torch::nn::Sequential(m_shared));
}

torch::Tensor SpadeImpl::forward(const torch::Tensor& x, LabelPyramid& labels)
{
    return modulated(x, modulation(labels, x.size(2), x.size(3)));
}

Modulation SpadeImpl::modulation(LabelPyramid& labels, int64_t h, int64_t w)
{
    const torch::Tensor hidden = m_shared->forward(labels.at(h, w)).relu_();
    return { m_gamma->forward(hidden), m_beta->forward(hidden) };
}

torch::Tensor SpadeImpl::modulated(const torch::Tensor& x, const Modulation& modulation)
{
    return torch::addcmul(modulation.beta, m_norm->forward(x), modulation.gamma + 1);
}

bool SpadeImpl::knowsPatterns(LabelPyramid& labels, int64_t h, int64_t w)
{
    return m_norm->kind() != SpadeNorm::Instance
        && labels.patterns(h, w, m_shared->options.kernel_size()->at(0)) != nullptr;
}

torch::Tensor SpadeImpl::forwardRows(const torch::Tensor& x, const ChannelMoments& ofBatch,
    LabelPyramid& labels, int upscale, double slope)
{
    const auto patterns = labels.patterns(x.size(2) * upscale, x.size(3) * upscale,
        m_shared->options.kernel_size()->at(0));
    const bool keeps = m_frozenRowWeight.defined() && !torch::GradMode::is_enabled();
    const torch::Tensor rows
        = keeps ? labels.kept(*patterns, this, [&] { return modulationRows(patterns); })
                : modulationRows(patterns);
    const auto moments = m_norm->takeMoments(ofBatch, std::int64_t { upscale } * upscale);
    return modulate(x, rows, patterns, moments, upscale, slope);
}

void SpadeImpl::freeze()
{
    m_frozenRowWeight = rowWeight().detach().contiguous();
}

torch::Tensor SpadeImpl::modulationRows(const std::shared_ptr<const LabelPatterns>& patterns)
{
    const bool isFrozen = m_frozenRowWeight.defined() && !torch::GradMode::is_enabled();
    // Under autocast the matrix products are bf16; rows and features meet again in float.
    const torch::Tensor hidden = torch::relu(torch::addmm(
        m_shared->bias, patterns->hiddenInputs, m_shared->weight.flatten(1).t()));
    const torch::Tensor bias = torch::cat({ m_gamma->bias, m_beta->bias });
    if (!isFrozen && patterns->modulationRows >= kRowsForProducts * patterns->hiddenRows)
        return sumCellProducts(
            torch::mm(hidden, productWeight()).to(torch::kFloat), bias, patterns);
    return torch::addmm(bias, gatherHiddenRows(hidden.to(torch::kFloat), patterns),
        (isFrozen ? m_frozenRowWeight : rowWeight()).t())
        .to(torch::kFloat);
}

/// The same as rowWeight() by hidden channel: [h, k * k * 2C], cell-major.
torch::Tensor SpadeImpl::productWeight() const
{
    return torch::cat({ m_gamma->weight, m_beta->weight }).permute({ 1, 2, 3, 0 }).flatten(1);
}

/// The weights [C, h, k, k] of both convolutions as one matrix [2C, k * k * h] whose columns are
/// cell-major, as the gathered rows are.
torch::Tensor SpadeImpl::rowWeight() const
{
    return torch::cat({ m_gamma->weight, m_beta->weight }).permute({ 0, 2, 3, 1 }).flatten(1);
}

} // namespace pleinair
