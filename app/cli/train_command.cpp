#include "app/cli/train_command.h"

#include "app/cli/interrupt.h"
#include "app/cli/train_progress.h"
#include "model/base/error.h"
#include "model/io/model_package.h"
#include "model/io/options_file.h"
#include "training/run_file.h"
#include "training/pack.h"
#include "training/process_place.h"
#include "training/train_run.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stop_token>

namespace pleinair {

namespace {

/// What the command line says beside the options of the run itself.
struct Request {
    TrainOptions options;
    bool resume = false;
    bool exportOnly = false;
    bool plan = false;
    std::string progress = "bar";
    std::string task = "generate";
    std::string discriminator = "patch";
    std::string ganMode = "hinge";
    std::string netG;
    std::string normG;
    std::string upsampling;
    std::string stages;
    std::int64_t steps = 0;
    double epochs = 0;
    double decayEpochs = 0;
    bool noVae = false;
    bool noKeepBest = false;
    bool noTensorboard = false;
    bool noStyleSpread = false;
    bool noTtur = false;
    bool noFlip = false;
};

/// "--label-nc" and its published spelling "--label_nc".
std::string spellings(const std::string& name)
{
    std::string underscored = name;
    for (char& letter : underscored) {
        if (letter == '-')
            letter = '_';
    }
    return underscored == name ? "--" + name : "--" + name + ",--" + underscored;
}

void addFiles(CLI::App& command, Request& request)
{
    auto& options = request.options;
    command.add_option("--task", request.task,
        "generate: photographs from label maps; segment: label maps from photographs")
        ->check(CLI::IsMember({ "generate", "segment" }))
        ->group("Files");
    command.add_option("--data", options.data,
               "Pack of the training pairs (see prepare), several of them, or their folder")
        ->group("Files");
    command.add_option("--out", options.output, "Run folder; created if it is not there")
        ->required()
        ->group("Files");
    command.add_option("--val", options.validation, "Pack for the sample sheets")->group("Files");
    command.add_option("--from", options.startFrom,
        "Model folder or published checkpoint whose weights the run begins with; its networks are the default")
        ->group("Files");
    command.add_option("--name", options.name, "Name of the model")->group("Files");
    command.add_option("--perceptual", options.perceptual,
        "Weights for the perceptual loss: SqueezeNet 1.0 or VGG19 (.safetensors); with --task segment "
        "a network, EfficientNet-Lite0 too, whose features guide the learning")
        ->group("Files");
    command.add_option("--teacher", options.teacher,
        "With --task segment: what a larger network saw in the photographs of the pack "
        "(.safetensors; see training/teacher)")
        ->group("Files");
    command.add_option("--projected-features", options.projectedFeatures,
        "Weights of EfficientNet-Lite0, for --discriminator projected")
        ->group("Files");
}

void addNetworks(CLI::App& command, Request& request)
{
    auto& options = request.options;
    auto& network = options.network;
    const auto add = [&](const std::string& name, auto& field, const std::string& help) {
        command.add_option(spellings(name), field, help)->group("Networks");
    };
    add("label-nc", network.labelNc, "Number of classes (default: those of the pack)");
    command.add_flag(spellings("contain-dontcare-label"), network.containDontcareLabel,
        "A label channel for unknown pixels (255)")
        ->group("Networks");
    command
        .add_flag(spellings("no-instance"), network.noInstance,
            "No channel for instance edges (default: one if every picture has an instance map)")
        ->group("Networks");
    add("netG", request.netG,
        "spade, or pix2pixhd: the baseline to compare with (no style, no live engine)");
    add("ngf", network.ngf, "Width of the generator");
    command
        .add_option(spellings("n-downsample-global") + "," + spellings("resnet-n-downsample"),
            network.nDownsampleGlobal, "Halvings of pix2pixhd (published: 4)")
        ->group("Networks");
    command
        .add_option(spellings("n-blocks-global") + "," + spellings("resnet-n-blocks"),
            network.nBlocksGlobal, "Residual blocks of pix2pixhd (published: 9)")
        ->group("Networks");
    add("nhidden", network.nhidden, "Hidden width of the SPADE layers (published: 128)");
    add("z-dim", network.zDim, "Length of the style vector");
    command.add_flag(spellings("use-vae"), network.useVae, "A style encoder (default)")
        ->group("Networks");
    command.add_flag("--no-vae", request.noVae, "No style encoder")->group("Networks");
    add("norm-G", request.normG, "E.g. spectralspadesyncbatch3x3");
    add("num-upsampling-layers", request.upsampling, "normal, more or most");
    add("crop-size", network.cropSize, "Width of the photographs the model is made for");
    add("aspect-ratio", network.aspectRatio, "Width over height");
    command.add_option("--discriminator", request.discriminator,
        "patch, projected, oasis, or several joined by +, e.g. projected+patch")
        ->group("Networks");
    add("ndf", options.ndf, "Width of the patch or the oasis discriminator (oasis, published: 128)");
    add("num-D", options.numD, "Scales of the patch discriminator");
    add("n-layers-D", options.nLayersD, "Layers of the patch discriminator");
    command.add_option("--freeze", options.freeze,
        "Parts that do not learn: generator, encoder, discriminator, fc, up_3.norm_0, E.layer1, ...")
        ->delimiter(',')
        ->group("Networks");
    add("segmenter-width", options.segmenterWidth, "Width of the segmenter (--task segment)");
}

void addLosses(CLI::App& command, Request& request)
{
    auto& options = request.options;
    const auto add = [&](const std::string& names, auto& field, const std::string& help) {
        command.add_option(names, field, help)->group("Losses");
    };
    add(spellings("gan-mode"), request.ganMode, "hinge, ls, original or w");
    add(spellings("lambda-gan"), options.lambdaGan, "Weight of the adversarial loss");
    add(spellings("lambda-gan-second"), options.lambdaGanSecond,
        "The same for every discriminator but the first");
    add(spellings("lambda-feat"), options.lambdaFeat, "Weight of feature matching (patch)");
    add(spellings("lambda-vgg") + "," + spellings("lambda-perceptual"), options.lambdaPerceptual,
        "Weight of the perceptual loss");
    add("--lambda-teacher", options.lambdaTeacher, "Weight of the teacher's class shares");
    add(spellings("lambda-kld"), options.lambdaKld, "Weight of the KL divergence");
    add(spellings("lambda-color"), options.lambdaColor, "Weight of the mean colours of 8 x 8 cells");
    add(spellings("lambda-segmentation"), options.lambdaSegmentation,
        "Weight of the classes found again in the picture (projected)");
    add(spellings("lambda-labelmix"), options.lambdaLabelMix,
        "Weight of LabelMix consistency (oasis); 0: none");
    add("--r1-gamma", options.r1Gamma, "Gradient penalty R1 of the discriminators; 0: none");
    add("--r1-every", options.r1Every, "Steps between two penalties");
    add("--diff-augment", options.diffAugment,
        "Differentiable augmentation for few photographs: color,translation,cutout");
    add("--kld-ramp", options.kldRamp, "Steps over which the KL weight rises from 0");
}

void addSchedule(CLI::App& command, Request& request)
{
    auto& options = request.options;
    const auto add = [&](const std::string& names, auto& field, const std::string& help) {
        command.add_option(names, field, help)->group("Schedule");
    };
    add(spellings("batch-size") + ",--batchSize", options.batchSize, "Pictures a batch");
    add("--accumulate", options.accumulate, "Batches an update");
    add("--niter,--epochs", request.epochs, "Epochs at the full learning rate");
    add("--niter-decay,--niter_decay", request.decayEpochs, "Epochs of linear decay to 0");
    add("--steps", request.steps, "Number of updates, instead of epochs");
    add("--stages", request.stages,
        "SIZE:STEPS[:BATCH],... from small photographs to large; default: half the steps at half size");
    add("--warmup-steps", options.warmupSteps,
        "The generator's rate rises from 0 over so many updates, so that a new discriminator learns first");
    add("--decay-steps", options.decaySteps, "The last so many updates lower the rate to 0");
    add("--lr", options.lr, "Learning rate (generator half, discriminator double)");
    command.add_flag("--no-TTUR,--no_TTUR", request.noTtur, "One learning rate for both")
        ->group("Schedule");
    add("--beta1", options.beta1, "Adam's first decay");
    add("--beta2", options.beta2, "Adam's second decay");
    add("--ema", options.ema, "Decay of the moving average of the weights; 0: none");
    add("--clip", options.clip, "Largest norm of the generator's gradient; 0: no limit");
    command.add_flag("--regenerate-fake", options.regenerateFake,
        "A new picture for the discriminator's step, as published (slower)")
        ->group("Schedule");
    add("--min-crop", options.minCrop, "Smallest share of a side that a random crop keeps");
    command.add_flag("--no-style-spread", request.noStyleSpread,
        "Start encoder and stem as published, without styles of unit variance")
        ->group("Schedule");
    command.add_flag("--no-flip,--no_flip", request.noFlip, "No mirrored pictures")
        ->group("Schedule");
    add("--color-jitter", options.colorJitter,
        "How far colours are varied, 0 to 1 (--task segment; default there: 0.25)");
    add("--weight-decay", options.weightDecay,
        "Pulls weights to 0 (--task segment; default there: 0.02)");
    add("--coarse-labels", options.coarseLabels, "Share of label maps simplified as painters do");
}

void addRun(CLI::App& command, Request& request)
{
    auto& options = request.options;
    const auto add = [&](const std::string& names, auto& field, const std::string& help) {
        return command.add_option(names, field, help)->group("Run");
    };
    command.add_flag("--resume,--continue-train,--continue_train", request.resume,
        "Go on from the newest state of the run folder, with its options")
        ->group("Run");
    command.add_flag("--plan", request.plan,
        "Print networks, parameters, memory, time (measured on 3 steps) and disk, and stop")
        ->group("Run");
    command.add_flag("--export-only", request.exportOnly,
        "With --resume: write the model from the newest state and end")
        ->group("Run");
    add("--seed", options.seed, "Decides weights, order and noise");
    add("--threads", options.threads, "CPU threads; 0: all cores");
    add("--device", options.device, "auto, cpu, cuda or cuda:N");
    add("--precision", options.precision, "auto, fp32 or bf16")
        ->check(CLI::IsMember({ "auto", "fp32", "bf16" }));
    add("--progress", request.progress, "bar, json (an object a line on standard output) or none")
        ->check(CLI::IsMember({ "bar", "json", "none" }));
    add("--minutes", options.minutes, "Stop, save and write the model after so long");
    add("--checkpoint-minutes", options.checkpointMinutes, "Between states");
    add("--watch-steps", options.watchSteps,
        "Steps between two looks for what goes wrong (style ignored, collapse, ...); 0: none");
    add("--keep-last", options.keepLast, "Newest states that stay")->check(CLI::Range(1, 1000));
    command.add_flag("--keep-best", options.keepBest,
        "Also keep the state nearest to the validation photographs, and write model-best from it "
        "(default with --val)")
        ->group("Run");
    command.add_flag("--no-keep-best", request.noKeepBest, "Keep the newest states alone")->group("Run");
    command.add_flag("--no-tensorboard", request.noTensorboard, "No event files for TensorBoard")
        ->group("Run");
    add("--sheet-steps", options.sheetSteps, "Steps between sample sheets; 0: none");
    add("--recalibration-batches", options.recalibrationBatches,
        "Batches that renew the batch-norm statistics of the finished model");
}

std::unique_ptr<Request> bind(CLI::App& command, TrainOptions start)
{
    auto request = std::make_unique<Request>();
    request->options = std::move(start);
    addFiles(command, *request);
    addNetworks(command, *request);
    addLosses(command, *request);
    addSchedule(command, *request);
    addRun(command, *request);
    return request;
}

std::vector<TrainStage> parseStages(const std::string& text)
{
    std::vector<TrainStage> stages;
    for (const auto& part : CLI::detail::split(text, ',')) {
        const auto numbers = CLI::detail::split(part, ':');
        std::vector<std::int64_t> values;
        for (const auto& number : numbers) {
            std::int64_t value = 0;
            const auto [end, error]
                = std::from_chars(number.data(), number.data() + number.size(), value);
            if (error != std::errc {} || end != number.data() + number.size() || value < 1)
                throw CLI::ValidationError("--stages",
                    "\"" + part + "\" is not SIZE:STEPS or SIZE:STEPS:BATCH");
            values.push_back(value);
        }
        if (values.size() < 2 || values.size() > 3)
            throw CLI::ValidationError("--stages",
                "\"" + part + "\" is not SIZE:STEPS or SIZE:STEPS:BATCH");
        stages.push_back({ static_cast<int>(values[0]), values[1],
            values.size() == 3 ? static_cast<int>(values[2]) : 0 });
    }
    return stages;
}

/// Half the steps at half the size, where the grid allows it.
std::vector<TrainStage> defaultStages(const NetworkOptions& network, std::int64_t steps)
{
    const int half = network.cropSize / 2;
    if (steps < 2 || half < network.leastSide() || half % network.gridMultiple() != 0)
        return { { network.cropSize, steps, 0 } };
    return { { half, steps / 2, 0 }, { network.cropSize, steps - steps / 2, 0 } };
}

/// What suits a segmenter, where nothing else was said.
void applySegmentDefaults(const CLI::App& command, TrainOptions& options)
{
    const auto set = [&](const char* name, auto& field, auto value) {
        if (command.count(name) == 0)
            field = value;
    };
    set("--lr", options.lr, 1.5e-3);
    set("--beta1", options.beta1, 0.9);
    set("--beta2", options.beta2, 0.999);
    set("--batch-size", options.batchSize, 16);
    set("--lambda-vgg", options.lambdaPerceptual, 1.0);
    set("--min-crop", options.minCrop, 0.6);
    set("--color-jitter", options.colorJitter, 0.25);
    set("--weight-decay", options.weightDecay, 0.02);
    set("--recalibration-batches", options.recalibrationBatches, 24);
}

/// Puts what was given as text, or in epochs, into the options.
void interpret(const CLI::App& command, Request& request)
{
    auto& options = request.options;
    const auto given = [&](const char* name) { return command.count(name) > 0; };
    const bool fresh = !request.resume;
    if (fresh) {
        options.task = request.task == "segment" ? TrainTask::Segment : TrainTask::Generate;
        if (options.task == TrainTask::Segment)
            applySegmentDefaults(command, options);
        if (options.data.size() == 1) {
            const PackSplits splits = packSplitsAt(options.data.front());
            options.data = { splits.train };
            if (!given("--val"))
                options.validation = splits.validation;
        }
        const Pack pack(options.data);
        if (!given("--label-nc"))
            options.network.labelNc = pack.classes().count();
        if (!given("--no-instance") && options.startFrom.empty()
            && options.task == TrainTask::Generate)
            options.network.noInstance = !pack.hasInstances();
        const std::int64_t perStep = std::int64_t { options.batchSize } * options.accumulate;
        const auto steps = [&](double epochs) {
            return static_cast<std::int64_t>(epochs * pack.count() / static_cast<double>(perStep));
        };
        if (request.steps == 0 && request.stages.empty())
            request.steps = steps(request.epochs > 0 || given("--niter") ? request.epochs : 50)
                + steps(request.decayEpochs);
        if (request.decayEpochs > 0)
            options.decaySteps = steps(request.decayEpochs);
    }
    if (fresh || given("--discriminator"))
        options.discriminators = discriminatorsFrom(request.discriminator);
    if (fresh || given("--gan-mode"))
        options.ganMode = ganModeFrom(request.ganMode);
    if (!request.netG.empty())
        options.network.netG = generatorKindFrom(request.netG);
    // A style encoder is the default where the generator has a use for it.
    if (options.network.netG == GeneratorKind::Pix2PixHd && !given("--use-vae"))
        options.network.useVae = false;
    if (!request.normG.empty())
        options.network.setNormG(request.normG);
    if (!request.upsampling.empty())
        options.network.numUpsamplingLayers = upsamplingLayersFrom(request.upsampling);
    if (request.noVae)
        options.network.useVae = false;
    if (request.noTensorboard)
        options.tensorboard = false;
    if (request.noStyleSpread)
        options.styleSpread = false;
    if (request.noKeepBest)
        options.keepBest = false;
    else if (fresh && !options.validation.empty())
        options.keepBest = true;
    checkOptions(options.network);
    if (request.noTtur)
        options.ttur = false;
    if (request.noFlip)
        options.flip = false;
    if (!request.stages.empty())
        options.stages = parseStages(request.stages);
    else if (request.steps > 0)
        options.stages = defaultStages(options.network, request.steps);
}

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

void train(const Request& request, const PngEncoder& encodePng)
{
    if (request.plan) {
        const TrainPlan plan = openPlan(request.options);
        std::fputs((request.progress == "json" ? planJson(plan) + "\n" : planText(plan)).c_str(), stdout);
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
void trainWithDefaults(
    TrainOptions defaults, const CLI::App& command, const PngEncoder& encodePng)
{
    CLI::App again;
    const auto merged = bind(again, std::move(defaults));
    std::vector<std::string> words;
    for (const auto* option : command.get_options()) {
        for (const auto& value : option->results())
            words.push_back(option->get_type_size() == 0 ? option->get_name()
                                                         : option->get_name() + "=" + value);
    }
    // CLI11 takes the words of a vector from its end.
    again.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    interpret(again, *merged);
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
    std::shared_ptr<Request> request = bind(*command, {});
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
