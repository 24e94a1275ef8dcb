#pragma once

#include "app/cli/renderer_arguments.h"
#include "model/io/model_package.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace pleinair {

/// The options of every command that needs a model: --model, or --checkpoint with --options and
/// --encoder; and the renderer's.
struct ModelArguments {
    std::string model;
    std::string checkpoint;
    std::string options;
    std::string encoder;
    RendererArguments renderer;

    void addTo(CLI::App& command);
    /// Without the renderer's.
    void addModelTo(CLI::App& command);

    /// The model that was named, or the bundled landscape model. Says on the error output what was
    /// guessed. @throws Error, whatever is wrong with the model.
    [[nodiscard]] ModelDescription described() const;
};

/// The folder of the model that comes with the program: below the folder that the environment
/// variable PLEINAIR_RESOURCES names, else beside the installed program, else in the source tree.
[[nodiscard]] std::filesystem::path bundledModelFolder();

/// The bundled model's folder for the word "landscape", unless something of that name lies in the
/// working folder; any other path as it is.
[[nodiscard]] std::filesystem::path modelFolderNamed(const std::filesystem::path& name);

} // namespace pleinair
