#include "app/cli/train_request.h"

namespace pleinair {

namespace {

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

/// What adds an option to one group of the help.
auto optionsOf(CLI::App& command, const char* group)
{
    return [&command, group](const std::string& names, auto& field, const std::string& help) {
        return command.add_option(names, field, help)->group(group);
    };
}

void addFiles(CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    command
        .add_option("--task", request.task,
            "generate: photographs from label maps; segment: label maps from photographs")
        ->check(CLI::IsMember({ "generate", "segment" }))
        ->group("Files");
    command
        .add_option("--data", options.data,
            "Pack of the training pairs (see prepare), several of them, or their folder")
        ->group("Files");
    command.add_option("--out", options.output, "Run folder; created if it is not there")
        ->required()
        ->group("Files");
    command.add_option("--val", options.validation, "Pack for the sample sheets")->group("Files");
    command
        .add_option("--from", options.startFrom,
            "Model folder or published checkpoint whose weights the run begins with; its networks "
            "are the default")
        ->group("Files");
    command.add_option("--name", options.name, "Name of the model")->group("Files");
    command
        .add_option("--perceptual", options.perceptual,
            "Weights for the perceptual loss: SqueezeNet 1.0 or VGG19 (.safetensors), or a "
            "segmenter "
            "of this program (.safetensors or model folder; landscape: the bundled one). Default: "
            "the segmenter of --from, or else the bundled one; none with --lambda-vgg 0 and with "
            "the oasis discriminator. With --task segment a network, EfficientNet-Lite0 too, whose "
            "features guide the learning")
        ->group("Files");
    command
        .add_option("--segmenter", options.segmenter,
            "Model folder whose segmenter judges --lambda-labels (landscape: the bundled one). "
            "Default: that of --from, or else the bundled one")
        ->group("Files");
    command
        .add_option("--teacher", options.teacher,
            "With --task segment: what a larger network saw in the photographs of the pack "
            "(.safetensors; see training/teacher)")
        ->group("Files");
    command
        .add_option("--projected-features", options.projectedFeatures,
            "Weights of EfficientNet-Lite0, for --discriminator projected")
        ->group("Files");
}

void addNetworks(CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    auto& network = options.network;
    const auto add = [&](const std::string& name, auto& field, const std::string& help) {
        command.add_option(spellings(name), field, help)->group("Networks");
    };
    add("label-nc", network.labelNc, "Number of classes (default: those of the pack)");
    command
        .add_flag(spellings("contain-dontcare-label"), network.containDontcareLabel,
            "A label channel for unknown pixels, 255 (default: where the pack has any)")
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
    command
        .add_option("--discriminator", request.discriminator,
            "patch, projected, oasis, or several joined by +, e.g. projected+patch")
        ->group("Networks");
    add("ndf", options.ndf,
        "Width of the patch or the oasis discriminator (oasis, published: 128)");
    add("num-D", options.numD, "Scales of the patch discriminator");
    add("n-layers-D", options.nLayersD, "Layers of the patch discriminator");
    command
        .add_option("--freeze", options.freeze,
            "Parts that do not learn: generator, encoder, discriminator, fc, up_3.norm_0, "
            "E.layer1, ...")
        ->delimiter(',')
        ->group("Networks");
    add("segmenter-width", options.segmenterWidth, "Width of the segmenter (--task segment)");
}

void addLosses(CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    const auto add = optionsOf(command, "Losses");
    add(spellings("gan-mode"), request.ganMode, "hinge, ls, original or w");
    add(spellings("lambda-gan"), options.lambdaGan, "Weight of the adversarial loss");
    add(spellings("lambda-gan-second"), options.lambdaGanSecond,
        "The same for every discriminator but the first");
    add(spellings("lambda-feat"), options.lambdaFeat, "Weight of feature matching (patch)");
    add(spellings("lambda-vgg") + "," + spellings("lambda-perceptual"), options.lambdaPerceptual,
        "Weight of the perceptual loss");
    add("--lambda-teacher", options.lambdaTeacher, "Weight of the teacher's class shares");
    add(spellings("lambda-kld"), options.lambdaKld, "Weight of the KL divergence");
    add(spellings("lambda-color"), options.lambdaColor,
        "Weight of the mean colours of 8 x 8 cells");
    add(spellings("lambda-segmentation"), options.lambdaSegmentation,
        "Weight of the classes found again in the picture (projected)");
    add(spellings("lambda-labels"), options.lambdaLabels,
        "Weight of the classes that a finished segmenter does not find again in the picture, where "
        "it finds them in the photograph; 0: none");
    add(spellings("lambda-labelmix"), options.lambdaLabelMix,
        "Weight of LabelMix consistency (oasis); 0: none");
    add("--r1-gamma", options.r1Gamma, "Gradient penalty R1 of the discriminators; 0: none");
    add("--r1-every", options.r1Every, "Steps between two penalties");
    add("--diff-augment", options.diffAugment,
        "Differentiable augmentation for few photographs: color,translation,cutout");
    add("--kld-ramp", options.kldRamp, "Steps over which the KL weight rises from 0");
}

void addSchedule(CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    const auto add = optionsOf(command, "Schedule");
    add(spellings("batch-size") + ",--batchSize", options.batchSize, "Pictures a batch");
    add("--accumulate", options.accumulate, "Batches an update");
    add("--niter,--epochs", request.epochs, "Epochs at the full learning rate");
    add("--niter-decay,--niter_decay", request.decayEpochs, "Epochs of linear decay to 0");
    add("--steps", request.steps, "Number of updates, instead of epochs");
    add("--stages", request.stages,
        "SIZE:STEPS[:BATCH],... from small photographs to large; default: half the steps at half "
        "size");
    add("--warmup-steps", options.warmupSteps,
        "The generator's rate rises from 0 over so many updates, so that a new discriminator "
        "learns first");
    add("--decay-steps", options.decaySteps, "The last so many updates lower the rate to 0");
    add("--lr", options.lr, "Learning rate (generator half, discriminator double)");
    command.add_flag("--no-TTUR,--no_TTUR", request.noTtur, "One learning rate for both")
        ->group("Schedule");
    add("--beta1", options.beta1, "Adam's first decay");
    add("--beta2", options.beta2, "Adam's second decay");
    add("--ema", options.ema, "Decay of the moving average of the weights; 0: none");
    add("--clip", options.clip, "Largest norm of the generator's gradient; 0: no limit");
    command
        .add_flag("--regenerate-fake", options.regenerateFake,
            "A new picture for the discriminator's step, as published (slower)")
        ->group("Schedule");
    add("--min-crop", options.minCrop, "Smallest share of a side that a random crop keeps");
    command
        .add_flag("--no-style-spread", request.noStyleSpread,
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

void addRun(CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    const auto add = optionsOf(command, "Run");
    command
        .add_flag("--resume,--continue-train,--continue_train", request.resume,
            "Go on from the newest state of the run folder, with its options")
        ->group("Run");
    command
        .add_flag("--plan", request.plan,
            "Print networks, parameters, memory, time (measured on 3 steps) and disk, and stop")
        ->group("Run");
    command
        .add_flag("--export-only", request.exportOnly,
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
    command
        .add_flag("--keep-best", options.keepBest,
            "Also keep the state nearest to the validation photographs, and write model-best from "
            "it "
            "(default with --val)")
        ->group("Run");
    command.add_flag("--no-keep-best", request.noKeepBest, "Keep the newest states alone")
        ->group("Run");
    command.add_flag("--no-tensorboard", request.noTensorboard, "No event files for TensorBoard")
        ->group("Run");
    add("--sheet-steps", options.sheetSteps, "Steps between sample sheets; 0: none");
    add("--recalibration-batches", options.recalibrationBatches,
        "Batches that renew the batch-norm statistics of the finished model");
}

} // namespace

std::unique_ptr<TrainRequest> bindTrainRequest(CLI::App& command, TrainOptions start)
{
    auto request = std::make_unique<TrainRequest>();
    request->options = std::move(start);
    addFiles(command, *request);
    addNetworks(command, *request);
    addLosses(command, *request);
    addSchedule(command, *request);
    addRun(command, *request);
    return request;
}

} // namespace pleinair
