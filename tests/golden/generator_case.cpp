#include "model/base/error.h"
#include "model/io/folded_weights.h"
#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/module_weights.h"
#include "tests/golden/cases.h"
#include "tests/golden/live_engine.h"

#include <optional>
#include <string>

namespace pleinair::golden {

namespace {

bool startsWith(const std::string& text, const std::string& start)
{
    return text.rfind(start, 0) == 0;
}

/// "_1" of "mu_1" for the stem "mu"; nullopt if the text is neither the stem nor the stem with a
/// number.
std::optional<std::string> suffixOf(const std::string& text, const std::string& stem)
{
    if (!startsWith(text, stem))
        return std::nullopt;
    const std::string rest = text.substr(stem.size());
    const bool isNumber = rest.size() > 1 && rest[0] == '_'
        && rest.find_first_not_of("0123456789", 1) == std::string::npos;
    return rest.empty() || isNumber ? std::optional(rest) : std::nullopt;
}

/// Runs the networks of one case, each forward once.
class GeneratorRun {
public:
    GeneratorRun(const FixtureFolder& fixture, Report& report)
        : m_fixture(fixture)
        , m_report(report)
        , m_published(fixture.options())
        , m_options(m_published.network())
        , m_oneHot(fixture.oneHot(m_options))
        , m_generator(m_options)
    {
        m_weights = fixture.network("G", report);
        loadWeights(*m_generator, m_weights, "generator");
        m_generator->eval();
        if (fixture.hasNetwork("E")) {
            m_encoder = Encoder(m_options, WeightNorm::Spectral,
                convNormFrom(m_published.text("norm_E", "spectralinstance")));
            loadWeights(*m_encoder, fixture.network("E", report), "encoder");
            m_encoder->eval();
        }
    }

    void compareAll()
    {
        m_fixture.checkPictures(m_options, m_report);
        for (const auto& [name, tolerance] : m_fixture.tolerances()) {
            if (!m_fixture.has(name)) {
                m_report.note(name, "not stored");
                continue;
            }
            const torch::Tensor expected = m_fixture.tensor(name);
            const auto actual = quantity(name);
            if (actual)
                // Of the inner activations only the first picture of a batch is stored.
                m_report.compare(name,
                    actual->size(0) > expected.size(0) ? actual->narrow(0, 0, expected.size(0)) : *actual,
                    expected, tolerance);
            else
                m_report.check(name, false, "cannot be computed from what the case holds");
        }
        if (m_fixture.has("image_u8"))
            compareBytes();
        compareAsRendered();
        compareAsPainted();
    }

private:
    std::optional<torch::Tensor> quantity(const std::string& name)
    {
        if (startsWith(name, "block."))
            return block(name.substr(6));
        if (const auto suffix = suffixOf(name, "image_from_photo"))
            return generated(latentFromPhoto(*suffix));
        if (const auto suffix = suffixOf(name, "z_from_photo"))
            return latentFromPhoto(*suffix);
        if (const auto suffix = suffixOf(name, "image"))
            return generated(latent(*suffix));
        if (const auto suffix = suffixOf(name, "mu"))
            return style(*suffix) ? std::optional(style(*suffix)->mu) : std::nullopt;
        if (const auto suffix = suffixOf(name, "logvar"))
            return style(*suffix) ? std::optional(style(*suffix)->logvar) : std::nullopt;
        return std::nullopt;
    }

    /// An undefined tensor for a generator that takes no latent.
    std::optional<torch::Tensor> latent(const std::string& suffix) const
    {
        if (!m_options.useVae)
            return torch::Tensor();
        for (const auto& name : { "z" + suffix, std::string("z_0"), std::string("z") })
            if (m_fixture.has(name))
                return m_fixture.tensor(name);
        return std::nullopt;
    }

    std::optional<Style> style(const std::string& suffix)
    {
        const auto photograph = m_fixture.photo("photo" + suffix);
        if (!m_encoder || !photograph)
            return std::nullopt;
        return m_encoder->forward(*photograph);
    }

    std::optional<torch::Tensor> latentFromPhoto(const std::string& suffix)
    {
        const auto found = style(suffix);
        const std::string eps = m_fixture.has("eps" + suffix) ? "eps" + suffix : "eps";
        if (!found || !m_fixture.has(eps))
            return std::nullopt;
        return sampled(*found, m_fixture.tensor(eps));
    }

    std::optional<torch::Tensor> generated(
        const std::optional<torch::Tensor>& z, const GeneratorCall& call = {})
    {
        if (!z)
            return std::nullopt;
        const int64_t batch = m_oneHot.size(0);
        const bool fewerLabels = z->defined() && z->size(0) != batch && batch == 1;
        LabelPyramid pyramid(
            fewerLabels ? m_oneHot.expand({ z->size(0), -1, -1, -1 }) : m_oneHot);
        return m_generator->forward(pyramid, fitted(*z, batch), call);
    }

    /// One latent serves every label map of the batch.
    static torch::Tensor fitted(const torch::Tensor& z, int64_t batch)
    {
        return z.defined() && z.size(0) == 1 ? z.expand({ batch, -1 }) : z;
    }

    /// The photograph as the renderer makes it: spectral norm folded, weights frozen, SPADE's label
    /// half once per distinct pattern.
    void compareAsRendered()
    {
        const std::string name = m_fixture.has("image") ? "image" : "image_0";
        const auto z = latent(name == "image" ? "" : "_0");
        const auto tolerance = m_fixture.tolerances().find(name);
        const int64_t batch = m_oneHot.size(0);
        if (!z || tolerance == m_fixture.tolerances().end()
            || (z->defined() && z->size(0) != 1 && z->size(0) != batch))
            return;
        const torch::Tensor edges = m_options.noInstance
            ? torch::Tensor()
            : m_oneHot.select(1, m_oneHot.size(1) - 1).to(torch::kByte);
        auto pyramid = LabelPyramid::ofIds(m_fixture.tensor("labels"), m_options, edges);
        NetworkOptions folded = m_options;
        folded.spectralG = false;
        Generator generator(folded);
        loadWeights(*generator, foldSpectralNorm(m_weights), "folded generator");
        generator->eval();
        generator->freeze();
        m_report.compare(name + " as rendered",
            generator->forward(pyramid, fitted(*z, batch)), m_fixture.tensor(name),
            tolerance->second);
    }

    /// The first photograph as the live engine makes it, where the labels have its size.
    void compareAsPainted()
    {
        const std::string name = m_fixture.has("image") ? "image" : "image_0";
        const auto z = latent(name == "image" ? "" : "_0");
        const auto tolerance = m_fixture.tolerances().find(name);
        const torch::Tensor labels = m_fixture.tensor("labels").flatten(0, -3)[0];
        const torch::Tensor expected = m_fixture.tensor(name)[0];
        const bool fits = labels.sizes() == expected[0].sizes();
        if (!z || !fits || tolerance == m_fixture.tolerances().end())
            return;
        NetworkWeights weights;
        weights.options = m_options;
        weights.options.spectralG = false;
        weights.generator = foldSpectralNorm(m_weights);
        const Size size { static_cast<int>(labels.size(1)), static_cast<int>(labels.size(0)) };
        const auto edges = m_options.noInstance
            ? std::vector<std::uint8_t> {}
            : valuesOf<std::uint8_t>(m_oneHot[0][m_oneHot.size(1) - 1].to(torch::kByte));
        const auto planes = painted(weights, LabelMap(size, valuesOf<std::uint8_t>(labels.to(torch::kByte))),
            edges, z->defined() ? valuesOf<float>((*z)[0].to(torch::kFloat)) : std::vector<float> {});
        if (planes)
            m_report.compare(name + " as painted",
                torch::tensor(at::ArrayRef<float>(*planes)).view(expected.sizes()), expected,
                tolerance->second);
    }

    template <typename Value>
    static std::vector<Value> valuesOf(const torch::Tensor& tensor)
    {
        const torch::Tensor dense = tensor.contiguous();
        const auto* begin = dense.data_ptr<Value>();
        return { begin, begin + dense.numel() };
    }

    std::optional<torch::Tensor> block(const std::string& name)
    {
        if (m_blocks.empty()) {
            GeneratorCall call;
            call.observe = [&](const std::string& which, const torch::Tensor& output) {
                m_blocks[which] = output;
            };
            generated(latent(m_fixture.has("image") ? "" : "_0"), call);
        }
        const auto found = m_blocks.find(name);
        return found == m_blocks.end() ? std::nullopt : std::optional(found->second);
    }

    /// 8-bit results may differ by one where the value lies within the tolerance of an integer.
    void compareBytes()
    {
        const std::string name = m_fixture.has("image") ? "image" : "image_0";
        const torch::Tensor expected = m_fixture.tensor("image_u8");
        const torch::Tensor level
            = m_fixture.tensor(name).permute({ 0, 2, 3, 1 }).add(1).div(2).mul(255);
        const auto tolerance = m_fixture.tolerances().find(name);
        const double slack
            = tolerance == m_fixture.tolerances().end() ? 0 : tolerance->second * 127.5 + 1e-4;
        const torch::Tensor actual
            = quantity(name)->permute({ 0, 2, 3, 1 }).add(1).div(2).mul(255).clamp(0, 255).to(torch::kLong);
        const torch::Tensor apart = (actual - expected).abs();
        const torch::Tensor nearInteger = (level - level.round()).abs() <= slack;
        const torch::Tensor wrong = (apart > 1) | ((apart == 1) & nearInteger.logical_not());
        m_report.difference("image_u8", static_cast<double>(wrong.sum().item<int64_t>()), 0);
    }

    const FixtureFolder& m_fixture;
    Report& m_report;
    PublishedOptions m_published;
    NetworkOptions m_options;
    torch::Tensor m_oneHot;
    TensorMap m_weights;
    Generator m_generator;
    Encoder m_encoder { nullptr };
    std::map<std::string, torch::Tensor> m_blocks;
};

} // namespace

void runGeneratorCase(const FixtureFolder& fixture, Report& report)
{
    const torch::InferenceMode inference;
    GeneratorRun(fixture, report).compareAll();
}

} // namespace pleinair::golden
