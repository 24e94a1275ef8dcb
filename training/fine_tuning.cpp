#include "training/fine_tuning.h"

#include "model/base/error.h"
#include "model/io/model_package.h"
#include "model/io/weight_file.h"
#include "model/nn/module_weights.h"
#include "model/nn/spectral_norm.h"
#include "training/moving_average.h"

namespace pleinair {

namespace {

constexpr int kPowerIterations = 50;
constexpr std::string_view kOriginal = "weight_orig";

void start(torch::nn::Module& network, const std::filesystem::path& file, const std::string& role)
{
    auto tensors = readWeights(file);
    unfoldSpectralNorm(tensors, network);
    loadWeights(network, tensors, role + " " + file.string());
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
        for (int i = 0; i < kPowerIterations; ++i)
            std::tie(u, v) = powerIteration(matrix, u);
        tensors[name] = toStored(weight);
        tensors[prefix + "weight_u"] = toStored(u.to(torch::kFloat));
        tensors[prefix + "weight_v"] = toStored(v.to(torch::kFloat));
        tensors.erase(prefix + "weight");
    }
}

void startFromModel(TrainNetworks& networks, const std::filesystem::path& model)
{
    const auto description = describeModel(model);
    start(*networks.generator, description.generatorFile, "generator");
    if (networks.averageGenerator)
        copyState(*networks.averageGenerator, *networks.generator);
    if (!networks.encoder)
        return;
    if (!description.hasEncoder())
        throw Error(ErrorKind::ModelMismatch,
            model.string() + " has no encoder; --no-vae trains without one.");
    start(*networks.encoder, description.encoderFile, "encoder");
    if (networks.averageEncoder)
        copyState(*networks.averageEncoder, *networks.encoder);
}

} // namespace pleinair
