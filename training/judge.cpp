#include "training/judge.h"

#include <torch/csrc/autograd/autograd.h>

namespace pleinair {

namespace {

double shareOf(const std::vector<torch::Tensor>& logits, double threshold, bool above)
{
    double right = 0;
    double all = 0;
    for (const auto& scale : logits) {
        const auto verdicts = above ? scale.gt(threshold) : scale.lt(threshold);
        right += verdicts.sum().item<double>();
        all += static_cast<double>(scale.numel());
    }
    return all > 0 ? right / all : 0;
}

} // namespace

void KeptVerdicts::keep(
    const std::vector<torch::Tensor>& ofReal, const std::vector<torch::Tensor>& ofFake)
{
    real.clear();
    fake.clear();
    for (const auto& logits : ofReal)
        real.push_back(logits.detach());
    for (const auto& logits : ofFake)
        fake.push_back(logits.detach());
}

JudgeOpinion KeptVerdicts::opinion(double threshold) const
{
    return { shareOf(real, threshold, true), shareOf(fake, threshold, false) };
}

double verdictThreshold(GanMode mode)
{
    return mode == GanMode::Ls ? 0.5 : 0;
}

torch::Tensor squaredGradient(const torch::Tensor& score, const std::vector<torch::Tensor>& inputs)
{
    const auto gradients
        = torch::autograd::grad({ score }, inputs, {}, /*retain_graph=*/true, /*create_graph=*/true);
    torch::Tensor sum;
    for (const auto& gradient : gradients) {
        const auto squares = gradient.square().flatten(1).sum(1).mean();
        sum = sum.defined() ? sum + squares : squares;
    }
    return sum;
}

torch::Tensor summedScores(const std::vector<torch::Tensor>& logits)
{
    torch::Tensor sum;
    for (const auto& scale : logits) {
        const auto score = scale.flatten(1).mean(1).sum();
        sum = sum.defined() ? sum + score : score;
    }
    return sum / static_cast<double>(logits.size());
}

} // namespace pleinair
