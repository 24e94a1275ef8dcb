#pragma once

#include "model/io/model_package.h"
#include "model/io/network_weights.h"
#include "model/render/renderer.h"

#include <memory>
#include <string>

namespace pleinair {

struct RendererOptions {
    std::string device = "auto"; ///< auto, cpu, cuda or cuda:N
    int threads = 0; ///< 0: all physical cores.
    /// pleinair (the live engine), torch (the LibTorch reference) or auto: the live engine where it
    /// can do the model, else the reference. For comparisons also libtorch (as it comes) and
    /// libtorch-tuned, which nobody is offered to paint with.
    std::string engine = "auto";
    bool sharesCores = false; ///< A window wants the cores as well: waiting threads sleep, not spin.
    int planMemoryMiB = 96; ///< What the live engine may keep of label patterns between frames.
};

/// Whether that is auto, cpu, cuda or cuda:N.
[[nodiscard]] bool isDeviceName(const std::string& text);

/// Whether that is auto, pleinair or torch.
[[nodiscard]] bool isEngineName(const std::string& text);

/// Loads the networks of a model. Slow (seconds); call it on the thread that will own the renderer.
/// @throws Error (ModelMismatch) listing every tensor that is missing, superfluous or of another
/// shape; (BadFile); (Device) if the device was asked for by name and is not there;
/// (FileNotFound, FileUnreadable) if the engine that was asked for is not installed.
[[nodiscard]] std::unique_ptr<Renderer> loadRenderer(
    const ModelDescription& model, const RendererOptions& options = {});

/// The same from weights in memory.
[[nodiscard]] std::unique_ptr<Renderer> makeRenderer(
    const NetworkWeights& weights, const RendererOptions& options = {});

} // namespace pleinair
