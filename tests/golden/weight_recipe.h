#pragma once

#include "model/io/tensor_map.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pleinair::golden {

/// The values of a recipe's formula: SplitMix64 of seed * 2^32 + i, its upper 24 bits as a signed
/// lattice, times 2^(log2Scale - 23). Exact in float32.
[[nodiscard]] std::vector<float> recipeValues(
    std::uint64_t seed, int log2Scale, std::int64_t count);

/// A network's state dict from `STEM.recipe.tsv` and, for lines without a seed,
/// `STEM.stored.safetensors`.
/// @throws Error (FileNotFound, BadFile) naming the file and the line.
[[nodiscard]] TensorMap readRecipe(const std::filesystem::path& folder, const std::string& stem);

} // namespace pleinair::golden
