#include "tests/golden/cases.h"
#include "training/losses.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace pleinair::golden {

namespace {

std::vector<torch::Tensor> logitsOf(const FixtureFolder& fixture)
{
    std::vector<torch::Tensor> logits;
    for (int scale = 0;; ++scale) {
        const std::string name = "scale" + std::to_string(scale) + ".logits";
        if (!fixture.has(name))
            return logits;
        logits.push_back(fixture.tensor(name));
    }
}

/// As the fixtures' README states it: 1e-6 relative and absolute, 1e-5 relative for the KL sum.
double toleranceFor(const FixtureFolder& fixture, const std::string& name, double expected)
{
    const auto listed = fixture.tolerances().find(name);
    if (listed != fixture.tolerances().end())
        return listed->second;
    const double relative = name == "loss.kld_unweighted" ? 1e-5 : 1e-6;
    return relative * std::abs(expected) + 1e-6;
}

} // namespace

void runLossesCase(const FixtureFolder& fixture, Report& report)
{
    const torch::InferenceMode inference;
    std::map<std::string, torch::Tensor> losses;
    const auto logits = logitsOf(fixture);
    for (const auto mode : { GanMode::Hinge, GanMode::Ls, GanMode::Original, GanMode::W }) {
        const std::string prefix = "loss." + nameOf(mode);
        losses[prefix + ".G"] = generatorLoss(mode, logits);
        losses[prefix + ".D_real"] = realLoss(mode, logits);
        losses[prefix + ".D_fake"] = fakeLoss(mode, logits);
    }
    if (fixture.has("mu") && fixture.has("logvar"))
        losses["loss.kld_unweighted"] = kullbackLeibler(fixture.tensor("mu"), fixture.tensor("logvar"));

    for (const auto& [name, stored] : fixture.tensors()) {
        if (name.rfind("loss.", 0) != 0)
            continue;
        const torch::Tensor expected = fixture.tensor(name).flatten();
        const auto found = losses.find(name);
        if (found == losses.end())
            report.check(name, false, "is not a loss that is known");
        else
            report.compare(name, found->second.reshape({ 1 }), expected,
                toleranceFor(fixture, name, expected[0].item<double>()));
    }
}

} // namespace pleinair::golden
