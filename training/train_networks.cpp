#include "training/train_networks.h"

#include "model/nn/initialize.h"
#include "training/moving_average.h"

namespace pleinair {

namespace {

void collect(std::vector<NamedTensor>& tensors, const std::string& prefix,
    const std::shared_ptr<torch::nn::Module>& module)
{
    if (!module)
        return;
    for (const auto& entry : module->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
    for (const auto& entry : module->named_buffers())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
}

void collectParameters(std::vector<NamedTensor>& tensors, const std::string& prefix,
    const std::shared_ptr<torch::nn::Module>& module)
{
    if (!module)
        return;
    for (const auto& entry : module->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value());
}

void freeze(torch::nn::Module& module)
{
    for (auto& parameter : module.parameters())
        parameter.set_requires_grad(false);
    module.eval();
}

AdamOptions adamOptions(const TrainOptions& options, double ttFactor)
{
    return { options.ttur ? options.lr * ttFactor : options.lr, options.beta1, options.beta2, 1e-8 };
}

} // namespace

TrainNetworks::TrainNetworks(const TrainOptions& options,
    const std::shared_ptr<FrozenFeatures>& features, torch::Device device)
{
    torch::manual_seed(options.seed);
    const auto& network = options.network;
    generator = Generator(network);
    initializeXavier(*generator);
    generator->to(device);
    if (network.useVae) {
        encoder = Encoder(network);
        initializeXavier(*encoder);
        encoder->to(device);
    }
    if (options.discriminator == DiscriminatorKind::Patch) {
        patches = MultiscaleDiscriminator(
            network.semanticNc(), options.ndf, options.numD, options.nLayersD);
        initializeXavier(*patches);
        patches->to(device);
    } else {
        projection = FeatureProjection(features);
        features->to(device);
        heads = ProjectedDiscriminator(network.semanticNc());
        projection->to(device);
        heads->to(device);
    }
    if (options.ema > 0) {
        averageGenerator = Generator(network);
        averageGenerator->to(device);
        copyState(*averageGenerator, *generator);
        freeze(*averageGenerator);
        if (encoder) {
            averageEncoder = Encoder(network);
            averageEncoder->to(device);
            copyState(*averageEncoder, *encoder);
            freeze(*averageEncoder);
        }
    }

    std::vector<NamedTensor> generated;
    collectParameters(generated, "G.", generator.ptr());
    collectParameters(generated, "E.", encoder.ptr());
    generatorOptimizer = std::make_unique<Adam>(std::move(generated), adamOptions(options, 0.5));
    std::vector<NamedTensor> judged;
    collectParameters(judged, "D.", patches.ptr());
    collectParameters(judged, "D.", heads.ptr());
    discriminatorOptimizer = std::make_unique<Adam>(std::move(judged), adamOptions(options, 2));
}

Generator& TrainNetworks::modelGenerator()
{
    return averageGenerator ? averageGenerator : generator;
}

Encoder& TrainNetworks::modelEncoder()
{
    return averageEncoder ? averageEncoder : encoder;
}

std::vector<NamedTensor> TrainNetworks::state() const
{
    std::vector<NamedTensor> tensors;
    collect(tensors, "G.", generator.ptr());
    collect(tensors, "E.", encoder.ptr());
    collect(tensors, "D.", patches.ptr());
    collect(tensors, "D.", heads.ptr());
    collect(tensors, "P.", projection.ptr());
    collect(tensors, "averageG.", averageGenerator.ptr());
    collect(tensors, "averageE.", averageEncoder.ptr());
    for (auto& [name, tensor] : generatorOptimizer->state())
        tensors.emplace_back("adamG." + name, tensor);
    for (auto& [name, tensor] : discriminatorOptimizer->state())
        tensors.emplace_back("adamD." + name, tensor);
    return tensors;
}

} // namespace pleinair
