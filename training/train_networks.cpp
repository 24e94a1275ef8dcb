#include "training/train_networks.h"

#include "model/nn/initialize.h"
#include "training/freezing.h"
#include "training/make_judges.h"
#include "training/moving_average.h"

#include <algorithm>

namespace pleinair {

namespace {

void collectParameters(std::vector<NamedTensor>& tensors, const std::string& prefix,
    const torch::nn::Module* network)
{
    if (network == nullptr)
        return;
    for (const auto& entry : network->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value());
}

void collect(std::vector<NamedTensor>& tensors, const std::string& prefix,
    const torch::nn::Module* network)
{
    if (network == nullptr)
        return;
    for (const auto& entry : network->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
    for (const auto& entry : network->named_buffers())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
}

const torch::nn::Module* moduleOf(const Encoder& encoder)
{
    return encoder ? encoder.get() : nullptr;
}

const torch::nn::Module* moduleOf(const Generator& generator)
{
    return generator ? generator.get() : nullptr;
}

/// "D." and "P." for the first judge, as long as runs had only one, "D2." and "P2." for the second.
std::string judgePrefix(const char* letter, std::size_t place)
{
    std::string prefix(letter);
    if (place > 0)
        prefix.append(std::to_string(place + 1));
    return prefix.append(".");
}

void freezeAverage(torch::nn::Module& module)
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
    judges = makeJudges(options, features, device);
    if (options.ema > 0) {
        averageGenerator = Generator(network);
        averageGenerator->to(device);
        copyState(*averageGenerator, *generator);
        freezeAverage(*averageGenerator);
        if (encoder) {
            averageEncoder = Encoder(network);
            averageEncoder->to(device);
            copyState(*averageEncoder, *encoder);
            freezeAverage(*averageEncoder);
        }
    }

    std::vector<NamedTensor> generated;
    collectParameters(generated, "G.", moduleOf(generator));
    collectParameters(generated, "E.", moduleOf(encoder));
    for (std::size_t i = 0; i < judges.size(); ++i)
        collectParameters(m_judged, judgePrefix("D", i), &judges[i]->network());
    generatorOptimizer = std::make_unique<Adam>(generated, adamOptions(options, 0.5));
    discriminatorOptimizer = std::make_unique<Adam>(m_judged, adamOptions(options, 2));
    if (!options.freeze.empty())
        freeze(options.freeze);
}

void TrainNetworks::freeze(const std::vector<std::string>& parts)
{
    auto parameters = m_judged;
    collectParameters(parameters, "G.", moduleOf(generator));
    collectParameters(parameters, "E.", moduleOf(encoder));
    const auto frozen = frozenParameters(parameters, parts);
    for (const auto& parameter : frozen)
        parameter.set_requires_grad(false);
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
    collect(tensors, "G.", moduleOf(generator));
    collect(tensors, "E.", moduleOf(encoder));
    for (std::size_t i = 0; i < judges.size(); ++i) {
        collect(tensors, judgePrefix("D", i), &judges[i]->network());
        collect(tensors, judgePrefix("P", i), judges[i]->constants());
    }
    collect(tensors, "averageG.", moduleOf(averageGenerator));
    collect(tensors, "averageE.", moduleOf(averageEncoder));
    for (auto& [name, tensor] : generatorOptimizer->state())
        tensors.emplace_back("adamG." + name, tensor);
    for (auto& [name, tensor] : discriminatorOptimizer->state())
        tensors.emplace_back("adamD." + name, tensor);
    return tensors;
}

} // namespace pleinair
