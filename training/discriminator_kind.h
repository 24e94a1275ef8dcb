#pragma once

#include <string>
#include <vector>

namespace pleinair {

/// Which network judges the generator's pictures: the published PatchGAN, heads on frozen features,
/// or the segmenting U-Net of OASIS.
enum class DiscriminatorKind { Patch, Projected, Oasis };

/// "patch", "projected" or "oasis".
[[nodiscard]] std::string nameOf(DiscriminatorKind kind);

/// E.g. "projected+patch".
[[nodiscard]] std::string namesOf(const std::vector<DiscriminatorKind>& kinds);
/// Reads that form.
/// @throws Error (InvalidArgument) for an unknown name, none, or one that is there twice.
[[nodiscard]] std::vector<DiscriminatorKind> discriminatorsFrom(const std::string& text);

} // namespace pleinair
