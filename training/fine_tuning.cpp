#include "training/fine_tuning.h"

#include "model/base/error.h"
#include "model/io/model_package.h"
#include "model/io/weight_file.h"
#include "model/nn/module_weights.h"
#include "model/nn/spectral_norm.h"
#include "training/class_transfer.h"
#include "training/moving_average.h"

namespace pleinair {

namespace {

constexpr int kPowerIterations = 50;
constexpr std::string_view kOriginal = "weight_orig";

void start(torch::nn::Module& network, TensorMap tensors, const std::string& what)
{
    unfoldSpectralNorm(tensors, network);
    loadWeights(network, tensors, what);
}

} // namespace

void unfoldSpectralNorm(TensorMap& tensors, const torch::nn::Module& module)
{
    for (const auto& entry : module.named_parameters()) {
        const std::string& name = entry.key();
        if (!name.ends_with(kOriginal) || tensors.contains(name))
            continue;
        const std::string prefix = name.substr(0, name.size() - kOriginal.size());
        const auto folded = tensors.find(prefix + "weight");
        if (folded == tensors.end())
            continue;
        const auto weight = toTensor(folded->second);
        const auto matrix = weight.flatten(1).to(torch::kDouble);
        auto u = torch::ones({ matrix.size(0) }, torch::kDouble);
        torch::Tensor v;
        for (int i = 0; i < kPowerIterations; ++i) {
            const auto next = powerIteration(matrix, u);
            u = next.u;
            v = next.v;
        }
        tensors[name] = toStored(weight);
        tensors[prefix + "weight_u"] = toStored(u.to(torch::kFloat));
        tensors[prefix + "weight_v"] = toStored(v.to(torch::kFloat));
        tensors.erase(prefix + "weight");
    }
}

std::string startFromModel(TrainNetworks& networks, const std::filesystem::path& model,
    const ClassTable& classes)
{
    const auto description = describeModel(model);
    const ClassTransfer transfer({ description.classes, description.options },
        { classes, networks.generator->options() });
    auto tensors = readWeights(description.generatorFile);
    std::string text = "Begins with the weights of " + model.string() + ".";
    if (transfer.changesAnything()) {
        transfer.apply(tensors);
        text += " " + transfer.text();
    }
    start(*networks.generator, std::move(tensors),
        "generator " + description.generatorFile.string());
    if (networks.averageGenerator)
        copyState(*networks.averageGenerator, *networks.generator);
    if (!networks.encoder)
        return text;
    if (!description.hasEncoder())
        throw Error(ErrorKind::ModelMismatch,
            model.string() + " has no encoder; --no-vae trains without one.");
    start(*networks.encoder, readWeights(description.encoderFile),
        "encoder " + description.encoderFile.string());
    if (networks.averageEncoder)
        copyState(*networks.averageEncoder, *networks.encoder);
    return text;
}

} // namespace pleinair
