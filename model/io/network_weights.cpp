#include "model/io/network_weights.h"

#include "model/io/encoder_layout.h"
#include "model/io/folded_weights.h"
#include "model/io/generator_layout.h"

#include <cmath>
#include <vector>

namespace pleinair {

namespace {

/// xorshift64* scaled to a uniform distribution of variance 1: fast, for weights by the million.
class UniformNoise {
public:
    explicit UniformNoise(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15ULL | 1U)
    {
    }

    float next()
    {
        m_state ^= m_state >> 12U;
        m_state ^= m_state << 25U;
        m_state ^= m_state >> 27U;
        const auto bits = static_cast<std::uint32_t>((m_state * 0x2545F4914F6CDD1DULL) >> 40U);
        constexpr float kUnitVariance = 3.4641016F;
        return (static_cast<float>(bits) * 0x1p-24F - 0.5F) * kUnitVariance;
    }

private:
    std::uint64_t m_state;
};

StoredTensor randomTensor(const std::string& name, const TensorInfo& info, UniformNoise& noise)
{
    std::size_t count = 1;
    for (const auto side : info.shape)
        count *= static_cast<std::size_t>(side);
    std::vector<float> values(count, name.ends_with("running_var") ? 1.0F : 0.0F);
    if (name.ends_with("weight")) {
        // Gammas and betas of about a third keep a deep stack of blocks from growing or dying.
        const bool isModulation = name.find(".mlp_gamma.") != std::string::npos
            || name.find(".mlp_beta.") != std::string::npos;
        const auto fanIn = static_cast<float>(count / static_cast<std::size_t>(info.shape[0]));
        const float scale = (isModulation ? 0.3F : 1.0F) / std::sqrt(fanIn);
        for (float& value : values)
            value = noise.next() * scale;
    }
    return StoredTensor::fromFloats(info.shape, values);
}

} // namespace

NetworkWeights readNetworkWeights(const ModelDescription& model)
{
    NetworkWeights weights;
    weights.options = model.options;
    weights.options.spectralG = false;
    weights.generatorName = "generator " + model.generatorFile.string();
    weights.generator = foldSpectralNorm(readWeights(model.generatorFile));
    checkTensors(weights.generator, generatorTensors(weights.options), weights.generatorName);
    if (model.hasEncoder()) {
        weights.encoderName = "encoder " + model.encoderFile.string();
        weights.encoder = foldSpectralNorm(readWeights(model.encoderFile));
        checkTensors(weights.encoder, EncoderLayout::of(weights.options, weights.encoder).tensors(),
            weights.encoderName);
    }
    return weights;
}

NetworkWeights randomNetworkWeights(const NetworkOptions& options, std::uint64_t seed)
{
    NetworkWeights weights;
    weights.options = options;
    weights.options.spectralG = false;
    weights.generatorName = "random generator";
    UniformNoise noise(seed);
    for (const auto& [name, info] : generatorTensors(weights.options))
        weights.generator[name] = randomTensor(name, info, noise);
    return weights;
}

} // namespace pleinair
