#pragma once

#include "model/io/model_package.h"
#include "model/render/renderer.h"

#include <memory>
#include <string>

namespace pleinair {

struct RendererOptions {
    std::string device = "auto"; ///< auto, cpu, cuda or cuda:N
    int threads = 0; ///< 0: all physical cores.
};

/// Loads the networks of a model. Slow (seconds); call it on the thread that will own the renderer.
/// @throws Error (ModelMismatch) listing every tensor that is missing, superfluous or of another
/// shape; (BadFile); (Device) if the device was asked for by name and is not there.
[[nodiscard]] std::unique_ptr<Renderer> loadRenderer(
    const ModelDescription& model, const RendererOptions& options = {});

} // namespace pleinair
