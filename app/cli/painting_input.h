#pragma once

#include "app/cli/label_arguments.h"
#include "app/cli/model_arguments.h"
#include "app/project/project.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace pleinair {

/// What a command works on: a project, recorded strokes, or a label map as a project of one layer.
struct PaintingInput {
    std::string file;
    std::string unmatched; ///< "nearest", "empty" (of projects alone); empty: refuse.
    LabelArguments labels;

    /// Adds the positional file and the options that say how it is understood.
    void addTo(CLI::App& command);

    /// @param classes  of label maps, and of projects that another program saved.
    /// @throws Error as openProject() and decodeLabelPicture(); (BadFile) for colours of no class
    /// while nothing was said about them.
    [[nodiscard]] Project opened(const ClassTable& classes) const;
    [[nodiscard]] bool isProject() const;

private:
    [[nodiscard]] LabelMap labelsFrom(
        std::span<const std::byte> bytes, const ClassTable& classes) const;
};

/// The model that was named; of a project without one named, its own if it is still there; else the
/// bundled one.
[[nodiscard]] ModelDescription modelFor(const ModelArguments& arguments, const PaintingInput& input);

} // namespace pleinair
