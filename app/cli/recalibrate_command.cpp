#include "app/cli/commands.h"
#include "training/recalibration.h"

#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

constexpr const char* kExamples = R"(
Batch norm works with means and variances that were gathered while the model was trained. Where these came from
tiny batches or other pictures, photographs look dull or garish; this command gathers them anew. All other
weights stay as they are.

Example:
  pleinair-cli recalibrate --model my-model --data train.pack --pictures 512)";

} // namespace

void addRecalibrateCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("recalibrate", "Renew the batch-norm statistics of a model");
    command->footer(kExamples);
    auto options = std::make_shared<RecalibrationOptions>();
    command->add_option("--model", options->model, "Model folder")->required();
    command->add_option("--data", options->data, "Pack of photographs with label maps")->required();
    command->add_option("--out", options->output, "Model folder to write (default: the same)");
    command->add_option("--pictures,-n", options->pictures, "Pictures to look at")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str();
    command->add_option("--batch-size", options->batchSize, "Pictures a batch")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--size", options->size, "Width of the photographs (default: the model's own)")
        ->check(CLI::Range(0, 8192));
    command->add_option("--seed", options->seed, "Decides which pictures, and how they are cropped");
    command->add_option("--threads", options->threads, "CPU threads; 0: all cores");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N");
    command->callback([options] {
        if (options->output.empty())
            options->output = options->model;
        recalibrateModel(*options);
        std::printf("%s\n", (options->output / "model.json").string().c_str());
    });
}

} // namespace pleinair
