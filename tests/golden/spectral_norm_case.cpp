#include "model/nn/module_weights.h"
#include "model/nn/spectral_norm.h"
#include "tests/golden/cases.h"

#include <map>
#include <set>
#include <string>

namespace pleinair::golden {

namespace {

torch::Tensor sigmaOf(SpectralConv2d& conv)
{
    // sigma = raw / effective, wherever the division is best conditioned: at the largest weight.
    const torch::Tensor raw = conv->rawWeight().flatten();
    const torch::Tensor index = raw.abs().argmax();
    return (raw[index] / conv->effectiveWeight().flatten()[index]).reshape({ 1 });
}

/// Everything that the case may ask of one convolution, by the name behind its prefix.
std::map<std::string, torch::Tensor> measured(
    const FixtureFolder& fixture, const std::string& prefix)
{
    const torch::Tensor weight = fixture.tensor(prefix + "weight_orig");
    const bool hasBias = fixture.has(prefix + "bias");
    SpectralConv2d conv(ConvShape { .in = weight.size(1), .out = weight.size(0),
                            .kernel = weight.size(2), .padding = weight.size(2) / 2,
                            .bias = hasBias },
        WeightNorm::Spectral);
    TensorMap state;
    for (const std::string name : { "weight_orig", "weight_u", "weight_v", "bias" })
        if (fixture.has(prefix + name))
            state[name] = fixture.tensors().at(prefix + name);
    loadWeights(*conv, state, "convolution");
    const torch::Tensor input = fixture.tensor(prefix + "input");

    std::map<std::string, torch::Tensor> result;
    const auto measure = [&](const std::string& phase) {
        result[phase + ".output"] = conv->forward(input).detach();
        result[phase + ".weight"] = conv->effectiveWeight().detach();
        result[phase + ".sigma"] = sigmaOf(conv).detach();
        for (const std::string name : { "weight_u", "weight_v" })
            result[phase + "." + name] = conv->named_buffers()[name].clone();
    };
    conv->eval();
    measure("eval");
    conv->train();
    measure("train");
    const torch::Tensor output = conv->forward(input);
    const torch::Tensor ramp = torch::linspace(-1, 1, output.numel()).reshape(output.sizes());
    (output * ramp).sum().backward();
    result["train2.grad_weight_orig"] = conv->rawWeight().grad();
    return result;
}

} // namespace

void runSpectralNormCase(const FixtureFolder& fixture, Report& report)
{
    std::set<std::string> prefixes;
    for (const auto& [name, tensor] : fixture.tensors())
        prefixes.insert(name.substr(0, name.find('.') + 1));
    for (const auto& prefix : prefixes) {
        const auto results = measured(fixture, prefix);
        for (const auto& [name, tolerance] : fixture.tolerances()) {
            if (name.rfind(prefix, 0) != 0)
                continue;
            const auto found = results.find(name.substr(prefix.size()));
            if (!fixture.has(name))
                report.note(name, "not stored");
            else if (found == results.end())
                report.check(name, false, "is not a quantity of a spectral norm");
            else
                report.compare(name, found->second, fixture.tensor(name), tolerance);
        }
    }
}

} // namespace pleinair::golden
