#include "model/io/onnx_export.h"

#include "model/base/error.h"
#include "model/io/onnx_graph.h"

#include <cmath>
#include <map>

namespace pleinair {

namespace {

constexpr double kEps = 1e-5;
constexpr float kSlope = 0.2F;
constexpr int kEncoderSide = 256;
constexpr int kEncoderLayers = 6;

using Attributes = std::vector<OnnxGraph::Attribute>;

/// What generator and encoder have in common: named weights that become constants.
class NetworkGraph {
public:
    NetworkGraph(const std::string& name, const TensorMap& tensors)
        : m_graph(name)
        , m_tensors(tensors)
    {
    }

protected:
    [[nodiscard]] const StoredTensor& tensor(const std::string& name) const
    {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end())
            throw Error(ErrorKind::ModelMismatch, "The network has no tensor " + name + ".");
        return found->second;
    }

    std::string weight(const std::string& name)
    {
        const auto& stored = tensor(name);
        return m_graph.constant(name, stored.shape, stored.toFloats());
    }

    std::string convolved(const std::string& x, const std::string& name, int stride = 1)
    {
        const std::int64_t pad = tensor(name + ".weight").shape[2] / 2;
        std::vector<std::string> inputs { x, weight(name + ".weight") };
        if (m_tensors.contains(name + ".bias"))
            inputs.push_back(weight(name + ".bias"));
        return m_graph.node("Conv", name, inputs,
            { { "pads", OnnxGraph::Shape { pad, pad, pad, pad } },
                { "strides", OnnxGraph::Shape { stride, stride } } });
    }

    std::string linear(const std::string& x, const std::string& layer, const std::string& output)
    {
        return m_graph.node("Gemm", output, { x, weight(layer + ".weight"), weight(layer + ".bias") },
            { { "transB", std::int64_t { 1 } } });
    }

    std::string leaky(const std::string& x, const std::string& name)
    {
        return m_graph.node("LeakyRelu", name, { x }, { { "alpha", kSlope } });
    }

    std::string instanceNorm(const std::string& x, const std::string& name, std::int64_t channels)
    {
        const auto count = static_cast<std::size_t>(channels);
        const auto ones
            = m_graph.constant(name + ".ones", { channels }, std::vector<float>(count, 1.0F));
        const auto zeros
            = m_graph.constant(name + ".zeros", { channels }, std::vector<float>(count, 0.0F));
        return m_graph.node("InstanceNormalization", name, { x, ones, zeros },
            { { "epsilon", static_cast<float>(kEps) } });
    }

    OnnxGraph m_graph;

private:
    const TensorMap& m_tensors;
};

class GeneratorGraph : NetworkGraph {
public:
    GeneratorGraph(const NetworkWeights& weights, Size size)
        : NetworkGraph("generator", weights.generator)
        , m_options(weights.options)
        , m_size(size)
    {
    }

    std::string build()
    {
        m_labels = m_graph.input("labels", { 1, m_options.semanticNc(), m_size.height, m_size.width });
        m_at = { m_size.width / m_options.gridMultiple(), m_size.height / m_options.gridMultiple() };
        std::string x = stem();
        const bool extra = m_options.numUpsamplingLayers != UpsamplingLayers::Normal;
        x = block(x, "head_0");
        x = block(doubled(x, "G_middle_0"), "G_middle_0");
        x = block(extra ? doubled(x, "G_middle_1") : x, "G_middle_1");
        const bool most = m_options.numUpsamplingLayers == UpsamplingLayers::Most;
        for (int i = 0; i < (most ? 5 : 4); ++i) {
            const std::string name = "up_" + std::to_string(i);
            x = block(doubled(x, name), name);
        }
        x = convolved(leaky(x, "conv_img.input"), "conv_img");
        m_graph.node("Tanh", "photograph", { x });
        m_graph.output("photograph", { 1, 3, m_size.height, m_size.width });
        return m_graph.model("SPADE generator: labels (one-hot) to a photograph in [-1, 1].");
    }

private:
    /// Labels at the present size; "nearest" as PyTorch means it, source = floor(destination / scale).
    const std::string& labels()
    {
        auto& resized = m_levels[m_at.width];
        if (resized.empty())
            resized = m_at == m_size ? m_labels
                                     : resize(m_labels, "labels." + std::to_string(m_at.width),
                                           m_options.semanticNc(),
                                           { { "mode", std::string("nearest") },
                                               { "nearest_mode", std::string("floor") },
                                               { "coordinate_transformation_mode", std::string("asymmetric") } });
        return resized;
    }

    std::string resize(const std::string& x, const std::string& name, std::int64_t channels,
        const Attributes& attributes)
    {
        const auto sizes = m_graph.constant(
            name + ".sizes", OnnxGraph::Shape { 1, channels, m_at.height, m_at.width });
        return m_graph.node("Resize", name, { x, "", "", sizes }, attributes);
    }

    std::string doubled(const std::string& x, const std::string& block)
    {
        m_at = { 2 * m_at.width, 2 * m_at.height };
        const auto scales = m_graph.constant(
            block + ".scales", { 4 }, std::vector<float> { 1.0F, 1.0F, 2.0F, 2.0F });
        return m_graph.node("Resize", block + ".doubled", { x, "", scales },
            { { "mode", std::string("nearest") }, { "nearest_mode", std::string("floor") },
                { "coordinate_transformation_mode", std::string("asymmetric") } });
    }

    std::string stem()
    {
        if (!m_options.useVae)
            return convolved(labels(), "fc");
        const auto style = m_graph.input("style", { 1, m_options.zDim });
        const Size own = m_options.startGrid();
        const std::int64_t channels = std::int64_t { 16 } * m_options.ngf;
        const auto shape
            = m_graph.constant("fc.shape", OnnxGraph::Shape { 1, channels, own.height, own.width });
        const auto x = m_graph.node("Reshape", "fc.grid", { linear(style, "fc", "fc"), shape });
        if (m_at == own)
            return x;
        return resize(x, "fc.resampled", channels,
            { { "mode", std::string("linear") },
                { "coordinate_transformation_mode", std::string("pytorch_half_pixel") } });
    }

    std::string normalized(const std::string& x, const std::string& name, std::int64_t channels)
    {
        const std::string norm = name + ".param_free_norm";
        if (m_options.spadeNorm == SpadeNorm::Instance)
            return instanceNorm(x, norm, channels);
        const auto mean = tensor(norm + ".running_mean").toFloats();
        const auto variance = tensor(norm + ".running_var").toFloats();
        std::vector<float> scale;
        std::vector<float> shift;
        for (std::size_t c = 0; c < mean.size(); ++c) {
            const double inverse = 1 / std::sqrt(variance[c] + kEps);
            scale.push_back(static_cast<float>(inverse));
            shift.push_back(static_cast<float>(-mean[c] * inverse));
        }
        const OnnxGraph::Shape shape { 1, channels, 1, 1 };
        const auto scaled = m_graph.node(
            "Mul", norm + ".scaled", { x, m_graph.constant(norm + ".scale", shape, scale) });
        return m_graph.node("Add", norm, { scaled, m_graph.constant(norm + ".shift", shape, shift) });
    }

    std::string spade(const std::string& x, const std::string& name)
    {
        const std::int64_t channels = tensor(name + ".mlp_gamma.weight").shape[0];
        const auto hidden = m_graph.node(
            "Relu", name + ".hidden", { convolved(labels(), name + ".mlp_shared.0") });
        const auto gamma = convolved(hidden, name + ".mlp_gamma");
        const auto beta = convolved(hidden, name + ".mlp_beta");
        const auto n = normalized(x, name, channels);
        // n * (1 + gamma) + beta
        const auto product = m_graph.node("Mul", name + ".product", { n, gamma });
        const auto sum = m_graph.node("Add", name + ".sum", { n, product });
        return m_graph.node("Add", name, { sum, beta });
    }

    std::string block(const std::string& x, const std::string& name)
    {
        std::string main = convolved(
            leaky(spade(x, name + ".norm_0"), name + ".conv_0.input"), name + ".conv_0");
        main = convolved(
            leaky(spade(main, name + ".norm_1"), name + ".conv_1.input"), name + ".conv_1");
        const bool isLearned = name.starts_with("up_");
        const auto shortcut
            = isLearned ? convolved(spade(x, name + ".norm_s"), name + ".conv_s") : x;
        return m_graph.node("Add", name, { shortcut, main });
    }

    const NetworkOptions& m_options;
    Size m_size;
    Size m_at; ///< Of the features at the place that is being built.
    std::string m_labels;
    std::map<int, std::string> m_levels;
};

class EncoderGraph : NetworkGraph {
public:
    explicit EncoderGraph(const TensorMap& tensors)
        : NetworkGraph("encoder", tensors)
    {
    }

    std::string build(int zDim)
    {
        std::string x = m_graph.input("photograph", { 1, 3, kEncoderSide, kEncoderSide });
        for (int i = 1; i <= kEncoderLayers; ++i) {
            const std::string name = "layer" + std::to_string(i);
            x = convolved(x, name + ".0", 2);
            x = instanceNorm(x, name + ".norm", tensor(name + ".0.weight").shape[0]);
            x = leaky(x, name);
        }
        x = m_graph.node("Flatten", "features", { x });
        linear(x, "fc_mu", "mu");
        linear(x, "fc_var", "logvar");
        m_graph.output("mu", { 1, zDim });
        m_graph.output("logvar", { 1, zDim });
        return m_graph.model("Style encoder: a photograph in [-1, 1] to mean and log variance of its style.");
    }
};

} // namespace

std::string onnxGenerator(const NetworkWeights& weights, Size size)
{
    if (weights.options.netG != GeneratorKind::Spade)
        throw Error(ErrorKind::ModelMismatch,
            "Only SPADE generators are written as ONNX; this one is " + nameOf(weights.options.netG)
                + ".");
    return GeneratorGraph(weights, size).build();
}

std::string onnxEncoder(const NetworkWeights& weights)
{
    return EncoderGraph(weights.encoder).build(weights.options.zDim);
}

} // namespace pleinair
