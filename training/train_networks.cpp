#include "training/train_networks.h"

#include "model/nn/initialize.h"
#include "training/moving_average.h"

namespace pleinair {

namespace {

template <typename Network>
void collectParameters(
    std::vector<NamedTensor>& tensors, const std::string& prefix, const Network& network)
{
    if (network.is_empty())
        return;
    for (const auto& entry : network->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value());
}

template <typename Network>
void collect(std::vector<NamedTensor>& tensors, const std::string& prefix, const Network& network)
{
    if (network.is_empty())
        return;
    for (const auto& entry : network->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
    for (const auto& entry : network->named_buffers())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
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
    collectParameters(generated, "G.", generator);
    collectParameters(generated, "E.", encoder);
    generatorOptimizer = std::make_unique<Adam>(std::move(generated), adamOptions(options, 0.5));
    std::vector<NamedTensor> judged;
    collectParameters(judged, "D.", patches);
    collectParameters(judged, "D.", heads);
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
    collect(tensors, "G.", generator);
    collect(tensors, "E.", encoder);
    collect(tensors, "D.", patches);
    collect(tensors, "D.", heads);
    collect(tensors, "P.", projection);
    collect(tensors, "averageG.", averageGenerator);
    collect(tensors, "averageE.", averageEncoder);
    for (auto& [name, tensor] : generatorOptimizer->state())
        tensors.emplace_back("adamG." + name, tensor);
    for (auto& [name, tensor] : discriminatorOptimizer->state())
        tensors.emplace_back("adamD." + name, tensor);
    return tensors;
}

} // namespace pleinair
