#pragma once

#include "model/render/load_renderer.h"

#include <CLI/CLI.hpp>

namespace pleinair {

/// The options of every command that renders: --engine, --device, --threads, --plan-memory.
struct RendererArguments {
    RendererOptions options;

    void addTo(CLI::App& command);
    /// All but --engine.
    void addMachineTo(CLI::App& command);
    /// --device and --threads alone.
    void addDeviceTo(CLI::App& command);
};

} // namespace pleinair
