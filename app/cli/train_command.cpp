#include "app/cli/train_command.h"

#include "app/cli/interrupt.h"
#include "app/cli/train_progress.h"
#include "app/cli/train_request.h"
#include "model/base/error.h"
#include "model/io/model_package.h"
#include "training/process_place.h"
#include "training/run_file.h"
#include "training/train_run.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stop_token>

namespace pleinair {

namespace {

/// @return the sentence that tells how the run ended.
std::string endText(TrainEnd end)
{
    switch (end) {
    case TrainEnd::Finished:
        return "All steps are done.";
    case TrainEnd::TimeIsUp:
        return "The time is up; --resume goes on from here.";
    case TrainEnd::Stopped:
        return "Stopped and saved; --resume goes on from here.";
    }
    return {};
}

void train(const TrainRequest& request, const PngEncoder& encodePng)
{
    if (request.plan) {
        const TrainPlan plan = openPlan(request.options);
        std::fputs(
            (request.progress == "json" ? planJson(plan) + "\n" : planText(plan)).c_str(), stdout);
        return;
    }
    const InterruptGuard interrupts;
    std::stop_source stop;
    // Of several processes one speaks.
    const auto place = processPlace([](const char* name) { return std::getenv(name); });
    TrainProgress progress(place && place->rank != 0 ? "none" : request.progress);
    TrainObserver observer;
    observer.step = [&](const TrainReport& report) {
        progress.step(report);
        if (InterruptGuard::isRequested())
            stop.request_stop();
    };
    observer.message = [&](const std::string& text) { progress.message(text); };
    observer.encodePng = encodePng;
    observer.state = [&](TrainState state, const std::filesystem::path& file) {
        progress.state(nameOf(state), file);
    };
    try {
        const auto trainer = openTraining(request.options, request.resume, observer);
        if (request.exportOnly) {
            trainer->writeModel();
            progress.end("finished", "The model is written.");
            return;
        }
        const auto end = trainer->run(stop.get_token());
        progress.end(end == TrainEnd::Stopped ? "stopped" : "finished", endText(end));
    } catch (const Error& error) {
        progress.fail(error.what());
        throw;
    }
}

/// The options of a new run before the command line changes them.
TrainOptions startOptions(const std::filesystem::path& model, const std::string& task)
{
    TrainOptions options;
    options.network.useVae = true;
    if (!model.empty() && task == "generate") {
        options.network = describeModel(model).options;
        options.network.spectralG = true;
    }
    return options;
}

/// Reads the command line a second time, over other defaults, and trains.
void trainWithDefaults(TrainOptions defaults, const CLI::App& command, const PngEncoder& encodePng)
{
    CLI::App again;
    const auto merged = bindTrainRequest(again, std::move(defaults));
    std::vector<std::string> words;
    for (const auto* option : command.get_options()) {
        for (const auto& value : option->results())
            words.push_back(option->get_type_size() == 0 ? option->get_name()
                                                         : option->get_name() + "=" + value);
    }
    // CLI11 takes the words of a vector from its end.
    again.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    interpretTrainRequest(again, *merged);
    train(*merged, encodePng);
}

} // namespace

void addTrainCommand(CLI::App& app, const PngEncoder& encodePng)
{
    auto* command = app.add_subcommand("train", "Train a model from a pack");
    command->footer("Examples:\n"
                    "  pleinair-cli train --data train.pack --val val.pack --out run --steps 20000 "
                    "--perceptual squeezenet1_0.safetensors\n"
                    "  pleinair-cli train --out run --resume\n"
                    "Ctrl+C saves and leaves; the model is in OUT/model at the end.");
    std::shared_ptr<TrainRequest> request = bindTrainRequest(*command, {});
    command->callback([command, request, encodePng] {
        auto& given = *request;
        if (given.resume) {
            trainWithDefaults(readRunFile(given.options.output), *command, encodePng);
            return;
        }
        if (given.options.data.empty())
            throw CLI::RequiredError("--data");
        trainWithDefaults(startOptions(given.options.startFrom, given.task), *command, encodePng);
    });
}

} // namespace pleinair
