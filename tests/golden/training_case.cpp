#include "model/base/error.h"
#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/module_weights.h"
#include "tests/golden/cases.h"
#include "training/losses.h"

#include <torch/optim/adam.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace pleinair::golden {

namespace {

/// Sum and Euclidean length of a tensor, in double.
struct Moments {
    double sum = 0;
    double length = 0;
};

Moments momentsOf(const torch::Tensor& tensor)
{
    const torch::Tensor values = tensor.detach().to(torch::kDouble);
    return { values.sum().item<double>(), values.norm().item<double>() };
}

using MomentsByName = std::map<std::string, Moments>;

/// A table with one `# name column...` line above rows of a name and numbers.
class Table {
public:
    explicit Table(const std::filesystem::path& file)
    {
        std::ifstream lines(file);
        for (std::string line; std::getline(lines, line);) {
            std::istringstream cells(line);
            std::string first;
            cells >> first;
            if (first == "#") {
                std::string column;
                cells >> column; // the name of the first column
                while (cells >> column)
                    m_columns.push_back(column);
                continue;
            }
            auto& row = m_rows[first];
            for (double value = 0; cells >> value;)
                row.push_back(value);
        }
    }

    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const auto& [name, row] : m_rows)
            names.push_back(name);
        return names;
    }

    [[nodiscard]] double at(const std::string& name, const std::string& column) const
    {
        const auto place = std::find(m_columns.begin(), m_columns.end(), column);
        const auto index = static_cast<std::size_t>(place - m_columns.begin());
        const auto& row = m_rows.at(name);
        if (place == m_columns.end() || index >= row.size())
            throw Error(ErrorKind::BadFile, "The row " + name + " has no column " + column + ".");
        return row[index];
    }

private:
    std::vector<std::string> m_columns;
    std::map<std::string, std::vector<double>> m_rows;
};

/// The worst of many comparisons of one kind, for one line in the report.
class Worst {
public:
    void add(const std::string& name, double error, double tolerance)
    {
        ++m_count;
        const double share = error / tolerance;
        if (!(share <= m_share)) {
            m_share = share;
            m_name = name;
            m_error = error;
            m_tolerance = tolerance;
        }
    }

    void report(const std::string& what, Report& report) const
    {
        if (m_count > 0)
            report.difference(what + " (" + std::to_string(m_count) + "; worst " + m_name + ")",
                m_error, m_tolerance);
    }

private:
    int m_count = 0;
    double m_share = -1;
    std::string m_name;
    double m_error = 0;
    double m_tolerance = 0;
};

/// One generator step and one discriminator step, exactly as published.
class TrainingRun {
public:
    TrainingRun(const FixtureFolder& fixture, Report& report)
        : m_fixture(fixture)
        , m_report(report)
        , m_published(fixture.options())
        , m_options(m_published.network())
        , m_mode(ganModeFrom(m_published.text("gan_mode", "hinge")))
        , m_generator(m_options)
        , m_discriminator(m_options.semanticNc(), m_published.integer("ndf", 64),
              m_published.integer("num_D", 2), m_published.integer("n_layers_D", 4),
              convNormFrom(m_published.text("norm_D", "spectralinstance")))
        , m_labels(fixture.oneHot(m_options))
        , m_real(toNetworkRange(fixture.tensor("images_u8")))
    {
        load("G", m_generator.ptr());
        load("D", m_discriminator.ptr());
        if (m_options.useVae) {
            m_encoder = Encoder(m_options, WeightNorm::Spectral,
                convNormFrom(m_published.text("norm_E", "spectralinstance")));
            load("E", m_encoder.ptr());
        }
    }

    void compareAll()
    {
        m_before = state();
        generatorStep();
        m_afterG = state();
        discriminatorStep();
        m_afterD = state();
        compareTensors();
        if (std::filesystem::exists(m_fixture.path() / "params.tsv"))
            compareParameters(Table(m_fixture.path() / "params.tsv"));
        if (std::filesystem::exists(m_fixture.path() / "buffers.tsv"))
            compareBuffers(Table(m_fixture.path() / "buffers.tsv"));
    }

private:
    void load(const std::string& role, const std::shared_ptr<torch::nn::Module>& module)
    {
        loadWeights(*module, m_fixture.network(role, m_report), "network " + role);
        module->train();
        m_modules[role] = module;
    }

    /// With the two-time-scale rule the generator learns half and the discriminator twice as fast.
    [[nodiscard]] double learningRate(const std::string& role) const
    {
        const double rate = m_published.number("lr", 2e-4);
        if (m_published.flag("no_TTUR", false))
            return rate;
        return role == "D" ? rate * 2 : rate / 2;
    }

    void adamStep(const std::vector<std::string>& roles)
    {
        std::vector<torch::Tensor> parameters;
        for (const auto& role : roles)
            if (const auto module = m_modules.find(role); module != m_modules.end())
                for (const auto& parameter : module->second->parameters())
                    parameters.push_back(parameter);
        const bool twoRates = !m_published.flag("no_TTUR", false);
        const double beta1 = twoRates ? 0 : m_published.number("beta1", 0.5);
        const double beta2 = twoRates ? 0.9 : m_published.number("beta2", 0.999);
        torch::optim::Adam adam(parameters,
            torch::optim::AdamOptions(learningRate(roles.front())).betas({ beta1, beta2 }).eps(1e-8));
        adam.step();
    }

    [[nodiscard]] torch::Tensor generated(const std::string& step)
    {
        torch::Tensor z;
        if (m_encoder) {
            const Style style = m_encoder->forward(m_real);
            m_results["mu_" + step] = style.mu;
            m_results["logvar_" + step] = style.logvar;
            z = sampled(style, m_fixture.tensor("eps_" + step));
        }
        LabelPyramid pyramid(m_labels);
        torch::Tensor fake = m_generator->forward(pyramid, z);
        m_results["fake_" + step] = fake;
        return fake;
    }

    [[nodiscard]] HalvedFeatures judged(const torch::Tensor& fake, const std::string& step)
    {
        const auto features = m_discriminator->forward(
            torch::cat({ torch::cat({ m_labels, fake }, 1), torch::cat({ m_labels, m_real }, 1) }));
        for (std::size_t scale = 0; scale < features.size(); ++scale)
            m_results["logits_" + step + ".scale" + std::to_string(scale)] = features[scale].back();
        return halves(features);
    }

    void generatorStep()
    {
        const torch::Tensor fake = generated("G_step");
        torch::Tensor total = torch::zeros({});
        const auto add = [&](const std::string& name, const torch::Tensor& loss) {
            m_results["loss." + name] = loss;
            total = total + loss;
        };
        if (m_encoder)
            add("KLD",
                kullbackLeibler(m_results["mu_G_step"], m_results["logvar_G_step"])
                    * m_published.number("lambda_kld", 0.05));
        const auto features = judged(fake, "G_step");
        add("GAN", generatorLoss(m_mode, logitsOf(features.first)));
        if (!m_published.flag("no_ganFeat_loss", false))
            add("GAN_Feat",
                featureMatchingLoss(features.first, features.second)
                    * m_published.number("lambda_feat", 10));
        m_results["loss.G_total"] = total;
        total.backward();
        keepGradients({ "G", "E" });
        adamStep({ "G", "E" });
        m_discriminator->zero_grad();
    }

    void discriminatorStep()
    {
        torch::Tensor fake;
        {
            const torch::NoGradGuard noGrad;
            fake = generated("D_step");
        }
        const auto features = judged(fake, "D_step");
        m_results["loss.D_Fake"] = fakeLoss(m_mode, logitsOf(features.first));
        m_results["loss.D_real"] = realLoss(m_mode, logitsOf(features.second));
        const torch::Tensor total = m_results["loss.D_Fake"] + m_results["loss.D_real"];
        m_results["loss.D_total"] = total;
        total.backward();
        keepGradients({ "D" });
        adamStep({ "D" });
    }

    void keepGradients(const std::vector<std::string>& roles)
    {
        for (const auto& role : roles)
            if (const auto module = m_modules.find(role); module != m_modules.end())
                for (const auto& entry : module->second->named_parameters())
                    if (entry.value().grad().defined())
                        m_results["grad." + role + "." + entry.key()] = entry.value().grad().clone();
    }

    [[nodiscard]] MomentsByName state() const
    {
        MomentsByName moments;
        for (const auto& [role, module] : m_modules) {
            for (const auto& entry : module->named_parameters())
                moments[role + "." + entry.key()] = momentsOf(entry.value());
            for (const auto& entry : module->named_buffers())
                moments[role + "." + entry.key()] = momentsOf(entry.value());
        }
        return moments;
    }

    void compareTensors()
    {
        for (const auto& [name, tolerance] : m_fixture.tolerances()) {
            if (!m_fixture.has(name)) {
                m_report.note(name, "not stored");
                continue;
            }
            const auto found = m_results.find(name);
            if (found == m_results.end()) {
                m_report.check(name, false, "is not a quantity of a training step");
                continue;
            }
            const torch::Tensor expected = m_fixture.tensor(name);
            torch::Tensor actual = found->second.detach();
            if (actual.dim() == 0)
                actual = actual.reshape({ 1 });
            if (actual.dim() == 4 && actual.size(0) > expected.size(0))
                actual = actual.narrow(0, 0, expected.size(0)); // only the first pictures are stored
            m_report.compare(name, actual, expected, tolerance);
        }
        for (const auto& [name, stored] : m_fixture.tensors())
            if (name.rfind("after.", 0) == 0 && m_fixture.tolerances().count(name) == 0)
                compareAfter(name.substr(6));
    }

    /// The first Adam step moves an element by lr * sign(gradient): where the gradient is within
    /// (twice) its tolerance of zero, its sign is noise.
    void compareAfter(const std::string& name)
    {
        const auto role = name.substr(0, 1);
        const auto module = m_modules.find(role);
        const auto parameters = module == m_modules.end()
            ? torch::OrderedDict<std::string, torch::Tensor>()
            : module->second->named_parameters();
        const torch::Tensor* parameter = parameters.find(name.substr(2));
        if (!parameter || !m_fixture.has("grad." + name)) {
            m_report.check("after." + name, false, "has no parameter or no gradient");
            return;
        }
        const auto tolerance = m_fixture.tolerances().find("grad." + name);
        const double noise = tolerance == m_fixture.tolerances().end() ? 0 : tolerance->second;
        const double rate = learningRate(role);
        const torch::Tensor gradient = m_fixture.tensor("grad." + name).abs();
        const torch::Tensor allowed = torch::where(gradient <= 2 * noise, 2.02 * rate, 0.1 * rate);
        const torch::Tensor apart
            = (parameter->detach() - m_fixture.tensor("after." + name)).abs() / allowed;
        m_report.difference("after." + name, apart.max().item<double>() * rate, rate);
    }

    void compareParameters(const Table& table)
    {
        Worst gradients;
        Worst before;
        Worst sums;
        Worst lengths;
        for (const auto& name : table.names()) {
            const auto gradient = m_results.find("grad." + name);
            if (gradient == m_results.end()) {
                m_report.check("params.tsv " + name, false, "has no gradient");
                continue;
            }
            gradients.add(name,
                std::abs(momentsOf(gradient->second).length - table.at(name, "grad_l2")),
                table.at(name, "tol_grad_l2"));
            before.add(name, std::abs(m_before[name].length - table.at(name, "l2_before")),
                1e-6 * std::max(1.0, table.at(name, "l2_before")));
            if (table.at(name, "update_reliable") == 0)
                continue;
            const Moments& after = name[0] == 'D' ? m_afterD[name] : m_afterG[name];
            sums.add(name, std::abs(after.sum - table.at(name, "sum_after")),
                table.at(name, "tol_sum_after"));
            lengths.add(name, std::abs(after.length - table.at(name, "l2_after")),
                table.at(name, "tol_l2_after"));
        }
        gradients.report("params.tsv gradients", m_report);
        before.report("params.tsv before", m_report);
        sums.report("params.tsv sums after", m_report);
        lengths.report("params.tsv lengths after", m_report);
    }

    void compareBuffers(const Table& table)
    {
        Worst afterG;
        Worst afterD;
        const auto add = [&](Worst& worst, const std::string& name, const Moments& moments,
                             const std::string& step) {
            const double tolerance = table.at(name, step == "G" ? "tol_G" : "tol_D");
            worst.add(name, std::abs(moments.sum - table.at(name, "sum_after_" + step + "_step")),
                tolerance);
            worst.add(name, std::abs(moments.length - table.at(name, "l2_after_" + step + "_step")),
                tolerance);
        };
        for (const auto& name : table.names()) {
            if (m_afterG.count(name) == 0) {
                m_report.check("buffers.tsv " + name, false, "is not a buffer of the networks");
                continue;
            }
            add(afterG, name, m_afterG[name], "G");
            add(afterD, name, m_afterD[name], "D");
        }
        afterG.report("buffers.tsv after the generator step", m_report);
        afterD.report("buffers.tsv after the discriminator step", m_report);
    }

    const FixtureFolder& m_fixture;
    Report& m_report;
    PublishedOptions m_published;
    NetworkOptions m_options;
    GanMode m_mode;
    Generator m_generator;
    MultiscaleDiscriminator m_discriminator;
    Encoder m_encoder { nullptr };
    torch::Tensor m_labels;
    torch::Tensor m_real;
    std::map<std::string, std::shared_ptr<torch::nn::Module>> m_modules;
    std::map<std::string, torch::Tensor> m_results;
    MomentsByName m_before;
    MomentsByName m_afterG;
    MomentsByName m_afterD;
};

} // namespace

void runTrainingCase(const FixtureFolder& fixture, Report& report)
{
    TrainingRun(fixture, report).compareAll();
}

} // namespace pleinair::golden
