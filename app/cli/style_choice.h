#pragma once

#include "model/io/model_package.h"
#include "model/render/renderer.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace pleinair {

/// The options that choose a style: --style, --preset, --seed; at most one of them.
struct StyleArguments {
    std::string style;
    std::string preset;
    std::optional<std::uint64_t> seed;

    void addTo(CLI::App& command);

    /// The style that was asked for; without any, the model's first preset, else seed 0. A model
    /// without a style input gets an empty style, and a warning if one was asked for.
    /// @param renderer  encodes a photograph.
    /// @throws Error (ModelMismatch) for a preset that the model does not have, a style of another
    /// length, or a photograph for a model without an encoder; (BadFile).
    [[nodiscard]] StyleVector resolved(const ModelDescription& model, Renderer& renderer) const;
};

/// The style in a file: that of a photograph, or the one that a style file (STYLE.safetensors) holds.
/// @throws Error (ModelMismatch) for a style of another length, or a photograph for a model without
/// an encoder; (BadFile, FileNotFound).
[[nodiscard]] StyleVector styleOfFile(
    const std::string& file, const ModelDescription& model, Renderer& renderer);

} // namespace pleinair
