#pragma once

#include <CLI/CLI.hpp>

namespace pleinair {

// Each command is registered by one function of one file. It adds a subcommand with its options to
// `app`; the subcommand's callback does the work and throws Error where the world fails. `train`
// has a header of its own.

void addBenchCommand(CLI::App& app);
void addConvertCommand(CLI::App& app);
void addInspectCommand(CLI::App& app);
void addRecalibrateCommand(CLI::App& app);

// These need image libraries and are missing from a build with -DPLEINAIR_APP=OFF.
void addEncodeCommand(CLI::App& app);
void addExportCommand(CLI::App& app);
void addFilmCommand(CLI::App& app);
void addEvaluateCommand(CLI::App& app);
void addPrepareCommand(CLI::App& app);
void addPresetsCommand(CLI::App& app);
void addRenderCommand(CLI::App& app);
void addSegmentCommand(CLI::App& app);
void addThumbnailCommand(CLI::App& app);

} // namespace pleinair
