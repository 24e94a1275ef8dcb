#include "training/color_jitter.h"

#include "model/base/random.h"
#include "model/nn/torch_api.h"

#include <cmath>
#include <vector>

namespace pleinair {

namespace {

constexpr std::uint64_t kColorStream = 0x636F6C6F72ULL;
constexpr double kLargestTint = 0.2;
constexpr double kLargestShift = 0.3;

torch::Tensor jittered(const torch::Tensor& image, double strength, std::uint64_t seed)
{
    const auto symmetric = [&](std::uint64_t index) { return 2 * uniformAt(seed, index) - 1; };
    const auto factor = [&](std::uint64_t index) { return std::exp2(strength * symmetric(index)); };
    const auto grey = image.mean(0, /*keepdim=*/true);
    auto result = grey + (image - grey) * factor(0);
    const auto middle = result.mean();
    result = middle + (result - middle) * factor(1) + kLargestShift * strength * symmetric(2);
    std::vector<float> tint;
    for (std::uint64_t channel = 0; channel < 3; ++channel)
        tint.push_back(static_cast<float>(kLargestTint * strength * symmetric(3 + channel)));
    return result + torch::tensor(tint).view({ 3, 1, 1 });
}

} // namespace

torch::Tensor withJitteredColors(
    const torch::Tensor& images, double strength, std::uint64_t seed, std::int64_t firstPicture)
{
    if (strength <= 0)
        return images;
    std::vector<torch::Tensor> varied;
    for (std::int64_t i = 0; i < images.size(0); ++i)
        varied.push_back(jittered(images[i], strength,
            splitMix64(seed ^ kColorStream, static_cast<std::uint64_t>(firstPicture + i))));
    return torch::stack(varied).clamp_(-1, 1);
}

} // namespace pleinair
