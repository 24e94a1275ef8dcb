#pragma once

#include "model/base/image.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pleinair {

/// Pictures as a network describes them, one description each; all of one length.
using Descriptions = std::vector<std::vector<float>>;

/// Measures pictures with the features of SqueezeNet 1.0, without a word of Torch: what the command
/// line sees of the measure. One thread owns a meter from its making to its destruction.
class PictureMeter {
public:
    virtual ~PictureMeter() = default;

    /// Output of the last fire module averaged over positions, 512 values; the picture is brought
    /// to 256 x 256 (bicubic) first. @pre the picture is not empty.
    [[nodiscard]] virtual std::vector<float> describe(const Image& picture) = 0;

    /// How different two pictures look: at features.0 and fires 4, 8 and 12 the squared difference
    /// of the features, scaled to unit length at each position, averaged over positions and added
    /// up (the unweighted form of Zhang et al., "The Unreasonable Effectiveness of Deep Features as
    /// a Perceptual Metric", CVPR 2018). 0 for equal pictures.
    [[nodiscard]] virtual double perceptualDistance(const Image& one, const Image& other) = 0;

    /// Heusel et al., "GANs Trained by a Two Time-Scale Update Rule", NeurIPS 2017, on these
    /// features; covariances with n - 1. @pre at least two descriptions each.
    [[nodiscard]] virtual double frechetDistance(
        const Descriptions& one, const Descriptions& other) = 0;

    /// The unbiased squared maximum mean discrepancy with the kernel (x . y / d + 1)^3
    /// (Binkowski et al., "Demystifying MMD GANs", ICLR 2018); fit for small sets, may be negative.
    /// @pre at least two descriptions each.
    [[nodiscard]] virtual double kernelDistance(
        const Descriptions& one, const Descriptions& other) = 0;
};

/// Opens the module `training` and in it the meter.
/// @param features  SqueezeNet 1.0 with torchvision's tensor names. @param threads  0: all cores.
/// @throws Error (FileNotFound, BadFile, Device); (ModelMismatch) for another network.
[[nodiscard]] std::unique_ptr<PictureMeter> openPictureMeter(
    const std::filesystem::path& features, const std::string& device, int threads);

/// What the module offers, and its name there. The result is owned by the caller.
using MakePictureMeter = PictureMeter* (*)(const std::filesystem::path&, const std::string& device,
    int threads);
inline constexpr const char* kMakePictureMeter = "pleinairMakePictureMeter";

} // namespace pleinair
