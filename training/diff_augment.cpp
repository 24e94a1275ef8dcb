#include "training/diff_augment.h"

#include "model/base/error.h"
#include "model/base/random.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pleinair {

namespace {

constexpr double kShiftShare = 0.125;
constexpr double kCutoutShare = 0.5;
/// Random numbers of one picture.
enum Purpose : std::uint64_t { Brightness, Saturation, Contrast, ShiftX, ShiftY, HoleX, HoleY, Count };

double uniform(std::uint64_t seed, std::int64_t picture, Purpose purpose)
{
    return uniformAt(seed, static_cast<std::uint64_t>(picture) * Count + purpose);
}

/// A whole number in [least, greatest].
std::int64_t whole(double uniform, std::int64_t least, std::int64_t greatest)
{
    return std::min(greatest,
        least + static_cast<std::int64_t>(uniform * static_cast<double>(greatest - least + 1)));
}

/// One value for each picture, `factor * uniform + offset`.
torch::Tensor perPicture(std::int64_t count, std::uint64_t seed, Purpose purpose, double factor,
    double offset, torch::Device device)
{
    auto values = torch::empty({ count, 1, 1, 1 });
    float* value = values.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i)
        value[i] = static_cast<float>(factor * uniform(seed, i, purpose) + offset);
    return values.to(device);
}

torch::Tensor shifted(const torch::Tensor& x, const DiffAugment::Draw& draw)
{
    if (draw.shiftX.empty())
        return x;
    std::vector<torch::Tensor> moved;
    for (std::int64_t i = 0; i < x.size(0); ++i) {
        const std::int64_t right = draw.shiftX[static_cast<std::size_t>(i)];
        const std::int64_t down = draw.shiftY[static_cast<std::size_t>(i)];
        // Negative padding cuts.
        moved.push_back(
            torch::constant_pad_nd(x.narrow(0, i, 1), { right, -right, down, -down }, 0));
    }
    return torch::cat(moved);
}

torch::Tensor placed(const torch::Tensor& x, const DiffAugment::Draw& draw)
{
    const auto moved = shifted(x, draw);
    return draw.kept.defined() ? moved * draw.kept : moved;
}

/// [N, 1, H, W]: 0 in a rectangle of half a side around a point of each picture.
torch::Tensor keptByCutout(const torch::Tensor& image, std::uint64_t seed)
{
    const std::int64_t height = image.size(2);
    const std::int64_t width = image.size(3);
    const auto holeHeight = static_cast<std::int64_t>(std::lround(kCutoutShare * static_cast<double>(height)));
    const auto holeWidth = static_cast<std::int64_t>(std::lround(kCutoutShare * static_cast<double>(width)));
    auto kept = torch::ones({ image.size(0), 1, height, width });
    for (std::int64_t i = 0; i < image.size(0); ++i) {
        const std::int64_t top = whole(uniform(seed, i, HoleY), 0, height) - holeHeight / 2;
        const std::int64_t left = whole(uniform(seed, i, HoleX), 0, width) - holeWidth / 2;
        kept[i][0]
            .slice(0, std::max<std::int64_t>(0, top), std::max<std::int64_t>(0, top + holeHeight))
            .slice(1, std::max<std::int64_t>(0, left), std::max<std::int64_t>(0, left + holeWidth))
            .zero_();
    }
    return kept.to(image.device());
}

} // namespace

DiffAugment::DiffAugment(const std::string& policy)
{
    std::istringstream words(policy);
    for (std::string word; std::getline(words, word, ',');) {
        if (word == "color")
            m_color = true;
        else if (word == "translation")
            m_translation = true;
        else if (word == "cutout")
            m_cutout = true;
        else
            throw Error(ErrorKind::InvalidArgument,
                "The differentiable augmentation \"" + word
                    + "\" is not known; legal are color, translation and cutout, joined by commas.");
    }
}

DiffAugment::Draw DiffAugment::draw(const torch::Tensor& image, std::uint64_t seed) const
{
    Draw draw;
    const std::int64_t count = image.size(0);
    const auto device = image.device();
    if (m_color) {
        draw.brightness = perPicture(count, seed, Brightness, 1, -0.5, device);
        draw.saturation = perPicture(count, seed, Saturation, 2, 0, device);
        draw.contrast = perPicture(count, seed, Contrast, 1, 0.5, device);
    }
    if (m_translation) {
        const auto farthest = [](std::int64_t side) {
            return static_cast<std::int64_t>(std::lround(kShiftShare * static_cast<double>(side)));
        };
        for (std::int64_t i = 0; i < count; ++i) {
            const auto shift = [&](Purpose purpose, std::int64_t side) {
                return whole(uniform(seed, i, purpose), -farthest(side), farthest(side));
            };
            draw.shiftX.push_back(shift(ShiftX, image.size(3)));
            draw.shiftY.push_back(shift(ShiftY, image.size(2)));
        }
    }
    if (m_cutout)
        draw.kept = keptByCutout(image, seed);
    return draw;
}

torch::Tensor DiffAugment::picture(const torch::Tensor& image, const Draw& draw) const
{
    torch::Tensor x = image;
    if (draw.brightness.defined()) {
        x = x + draw.brightness;
        const auto grey = x.mean(1, /*keepdim=*/true);
        x = (x - grey) * draw.saturation + grey;
        const auto mean = x.mean({ 1, 2, 3 }, /*keepdim=*/true);
        x = (x - mean) * draw.contrast + mean;
    }
    return placed(x, draw);
}

torch::Tensor DiffAugment::labels(const torch::Tensor& oneHot, const Draw& draw) const
{
    return placed(oneHot, draw);
}

} // namespace pleinair
