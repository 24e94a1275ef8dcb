#include "training/segment_folding.h"

#include "model/base/error.h"
#include "model/nn/feature_norm.h"
#include "model/nn/module_weights.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

namespace {

/// The convolution of a stage; its batch norm is "STAGE.1".
constexpr std::string_view kConvolution = ".0.weight";

/// Convolutions with a batch norm behind them.
std::vector<std::string> stagesOf(const torch::nn::Module& segmenter)
{
    std::vector<std::string> stages;
    for (const auto& entry : segmenter.named_parameters()) {
        const std::string& name = entry.key();
        if (name.ends_with(kConvolution))
            stages.push_back(name.substr(0, name.size() - kConvolution.size()));
    }
    return stages;
}

bool isOfANorm(const std::string& name)
{
    return name.find(".1.") != std::string::npos;
}

/// A parameter or buffer, and what it is to become.
struct Copy {
    torch::Tensor to;
    torch::Tensor from;
};

/// @throws Error (ModelMismatch) for another shape.
void plan(std::vector<Copy>& copies, const torch::Tensor& to, const TensorMap& folded,
    const std::string& name)
{
    const auto found = folded.find(name);
    if (found == folded.end())
        return;
    const auto from = toTensor(found->second).to(torch::kFloat32);
    if (from.sizes() != to.sizes())
        throw Error(ErrorKind::ModelMismatch,
            "The segmenter to begin with has \"" + name + "\" as " + shapeText(found->second.shape)
                + ", this one as " + shapeText(to.sizes().vec())
                + "; --segmenter-width and the classes must be the same.");
    copies.push_back({ to, from });
}

} // namespace

void setNormMomentum(torch::nn::Module& module, double momentum)
{
    for (const auto& part : module.modules()) {
        if (auto* norm = part->as<FeatureNorm>())
            norm->setMomentum(momentum);
    }
}

TensorMap foldedSegmenter(const SegmenterImpl& segmenter)
{
    const torch::NoGradGuard noGradient;
    const auto parameters = segmenter.named_parameters();
    const auto buffers = segmenter.named_buffers();
    TensorMap folded;
    for (const auto& stage : stagesOf(segmenter)) {
        const auto scale = parameters[stage + ".1.weight"]
            * (buffers[stage + ".1.running_var"] + FeatureNormImpl::kEps).rsqrt();
        folded[stage + ".weight"] =
            toStored(parameters[stage + ".0.weight"] * scale.view({ -1, 1, 1, 1 }));
        folded[stage + ".bias"] =
            toStored(parameters[stage + ".1.bias"] - buffers[stage + ".1.running_mean"] * scale);
    }
    for (const auto& entry : parameters) {
        if (!isOfANorm(entry.key()) && !entry.key().ends_with(kConvolution))
            folded[entry.key()] = toStored(entry.value());
    }
    for (const auto& entry : buffers) {
        if (!isOfANorm(entry.key()))
            folded[entry.key()] = toStored(entry.value());
    }
    return folded;
}

void unfoldSegmenter(
    SegmenterImpl& segmenter, const TensorMap& folded, const torch::Tensor& photographs)
{
    const torch::NoGradGuard noGradient;
    const auto parameters = segmenter.named_parameters();
    const auto buffers = segmenter.named_buffers();
    std::vector<Copy> copies;
    std::vector<std::string> known;
    std::vector<torch::Tensor> silent;
    for (const auto& stage : stagesOf(segmenter)) {
        if (folded.contains(stage + ".weight"))
            known.push_back(stage);
        else if (stage.ends_with(".conv2"))
            silent.push_back(parameters[stage + ".1.weight"]);
        plan(copies, parameters[stage + std::string(kConvolution)], folded, stage + ".weight");
    }
    for (const auto& entry : parameters) {
        if (!isOfANorm(entry.key()) && !entry.key().ends_with(kConvolution))
            plan(copies, entry.value(), folded, entry.key());
    }
    for (const auto& entry : buffers) {
        if (!isOfANorm(entry.key()))
            plan(copies, entry.value(), folded, entry.key());
    }
    for (auto& copy : copies)
        copy.to.copy_(copy.from);
    for (auto& scale : silent)
        scale.zero_();

    // What a norm sees is right once all before it are: after so many passes the last one is.
    segmenter.train();
    setNormMomentum(segmenter, 1);
    for (std::size_t pass = 0; pass < known.size(); ++pass) {
        static_cast<void>(segmenter.forward(photographs));
        for (const auto& stage : known) {
            auto scale = parameters[stage + ".1.weight"];
            scale.copy_((buffers[stage + ".1.running_var"] + FeatureNormImpl::kEps).sqrt());
            auto shift = parameters[stage + ".1.bias"];
            shift.copy_(buffers[stage + ".1.running_mean"]
                + toTensor(folded.at(stage + ".bias")).to(shift.device()));
        }
    }
    setNormMomentum(segmenter, FeatureNormImpl::kMomentum);
}

} // namespace pleinair
