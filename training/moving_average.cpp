#include "training/moving_average.h"

#include <algorithm>

namespace pleinair {

namespace {

void copyBuffers(torch::nn::Module& to, const torch::nn::Module& from)
{
    const auto targets = to.buffers();
    const auto sources = from.buffers();
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i].copy_(sources[i]);
}

} // namespace

void updateMovingAverage(torch::nn::Module& average, const torch::nn::Module& module, double decay)
{
    const torch::NoGradGuard noGradient;
    const auto targets = average.parameters();
    const auto sources = module.parameters();
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i].lerp_(sources[i], 1 - decay);
    copyBuffers(average, module);
}

double warmDecay(double decay, std::int64_t updates)
{
    const auto n = static_cast<double>(updates);
    return std::min(decay, (1 + n) / (10 + n));
}

void copyState(torch::nn::Module& to, const torch::nn::Module& from)
{
    const torch::NoGradGuard noGradient;
    const auto targets = to.parameters();
    const auto sources = from.parameters();
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i].copy_(sources[i]);
    copyBuffers(to, from);
}

} // namespace pleinair
