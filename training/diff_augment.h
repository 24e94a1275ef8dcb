#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pleinair {

/// Differentiable augmentation of what the discriminators see: photographs and the generator's
/// pictures alike, in both steps, so that few photographs are not learned by heart and the
/// generator learns nothing of it.
///
/// Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", NeurIPS 2020: colour
/// (brightness, saturation, contrast), translation by up to 1/8, cutout of half a side. Deviations:
/// labels move with the pictures and are empty where these are, and a photograph is treated as the
/// generator's picture of the same labels is, so that feature matching stays fair.
class DiffAugment {
public:
    /// @param policy  color, translation and cutout, joined by commas; empty: nothing.
    /// @throws Error (InvalidArgument) for any other word.
    explicit DiffAugment(const std::string& policy);

    [[nodiscard]] bool isOn() const { return m_color || m_translation || m_cutout; }

    /// What is done to the pictures of one batch, in the order of the batch.
    struct Draw {
        torch::Tensor brightness; ///< Added; [N, 1, 1, 1], as the next two.
        torch::Tensor saturation; ///< Multiplies the distance from the grey of each pixel.
        torch::Tensor contrast; ///< Multiplies the distance from the mean of each picture.
        std::vector<std::int64_t> shiftX; ///< Pixels to the right; empty: no translation.
        std::vector<std::int64_t> shiftY; ///< Downwards.
        torch::Tensor kept; ///< 1 where the picture stays, 0 in the hole; undefined: no cutout.
    };
    /// @param image  [N, C, H, W], for its size and device.
    [[nodiscard]] Draw draw(const torch::Tensor& image, std::uint64_t seed) const;

    /// @param image  [N, 3, H, W] in [-1, 1]. @return the same size, 0 where nothing is left.
    [[nodiscard]] torch::Tensor picture(const torch::Tensor& image, const Draw& draw) const;
    /// @param oneHot  [N, K, H, W]. @return the same size, 0 where nothing is left.
    [[nodiscard]] torch::Tensor labels(const torch::Tensor& oneHot, const Draw& draw) const;

private:
    bool m_color = false;
    bool m_translation = false;
    bool m_cutout = false;
};

} // namespace pleinair
