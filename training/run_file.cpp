#include "training/run_file.h"

#include "model/base/error.h"
#include "model/io/json_file.h"

namespace pleinair {

namespace {

using Json = nlohmann::json;

/// Calls visit(key, field) for every option that is stored as it is.
template <typename Options, typename Visit>
void visitPlainOptions(Options& options, Visit&& visit)
{
    visit("name", options.name);
    visit("label_nc", options.network.labelNc);
    visit("contain_dontcare_label", options.network.containDontcareLabel);
    visit("no_instance", options.network.noInstance);
    visit("ngf", options.network.ngf);
    visit("nhidden", options.network.nhidden);
    visit("n_downsample_global", options.network.nDownsampleGlobal);
    visit("n_blocks_global", options.network.nBlocksGlobal);
    visit("z_dim", options.network.zDim);
    visit("use_vae", options.network.useVae);
    visit("crop_size", options.network.cropSize);
    visit("aspect_ratio", options.network.aspectRatio);
    visit("ndf", options.ndf);
    visit("num_D", options.numD);
    visit("n_layers_D", options.nLayersD);
    visit("lambda_gan", options.lambdaGan);
    visit("lambda_gan_second", options.lambdaGanSecond);
    visit("lambda_feat", options.lambdaFeat);
    visit("lambda_perceptual", options.lambdaPerceptual);
    visit("lambda_teacher", options.lambdaTeacher);
    visit("lambda_kld", options.lambdaKld);
    visit("lambda_color", options.lambdaColor);
    visit("lambda_segmentation", options.lambdaSegmentation);
    visit("lambda_labels", options.lambdaLabels);
    visit("lambda_labelmix", options.lambdaLabelMix);
    visit("r1_gamma", options.r1Gamma);
    visit("r1_every", options.r1Every);
    visit("diff_augment", options.diffAugment);
    visit("kld_ramp", options.kldRamp);
    visit("lr", options.lr);
    visit("ttur", options.ttur);
    visit("beta1", options.beta1);
    visit("beta2", options.beta2);
    visit("ema", options.ema);
    visit("clip", options.clip);
    visit("batch_size", options.batchSize);
    visit("accumulate", options.accumulate);
    visit("decay_steps", options.decaySteps);
    visit("warmup_steps", options.warmupSteps);
    visit("freeze", options.freeze);
    visit("style_spread", options.styleSpread);
    visit("regenerate_fake", options.regenerateFake);
    visit("min_crop", options.minCrop);
    visit("flip", options.flip);
    visit("coarse_labels", options.coarseLabels);
    visit("color_jitter", options.colorJitter);
    visit("weight_decay", options.weightDecay);
    visit("segmenter_width", options.segmenterWidth);
    visit("seed", options.seed);
    visit("threads", options.threads);
    visit("device", options.device);
    visit("precision", options.precision);
    visit("checkpoint_minutes", options.checkpointMinutes);
    visit("watch_steps", options.watchSteps);
    visit("keep_last", options.keepLast);
    visit("keep_best", options.keepBest);
    visit("tensorboard", options.tensorboard);
    visit("sheet_steps", options.sheetSteps);
    visit("recalibration_batches", options.recalibrationBatches);
}

template <typename Options, typename Visit>
void visitPaths(Options& options, Visit&& visit)
{
    visit("val", options.validation);
    visit("from", options.startFrom);
    visit("teacher", options.teacher);
    visit("perceptual", options.perceptual);
    visit("segmenter", options.segmenter);
    visit("projected_features", options.projectedFeatures);
}

std::filesystem::path runFile(const std::filesystem::path& folder)
{
    return folder / "run.json";
}

} // namespace

void writeRunFile(const std::filesystem::path& folder, const TrainOptions& options)
{
    Json json { { "format", "pleinair-run" }, { "version", 1 } };
    visitPlainOptions(options, [&](const char* key, const auto& field) { json[key] = field; });
    visitPaths(options, [&](const char* key, const auto& path) { json[key] = path.string(); });
    // One pack is a text, as in the first runs; several are a list.
    std::vector<std::string> data;
    for (const auto& path : options.data)
        data.push_back(path.string());
    json["data"] = data.size() == 1 ? Json(data.front()) : Json(data);
    json["netG"] = nameOf(options.network.netG);
    json["norm_G"] = options.network.normG();
    json["num_upsampling_layers"] = nameOf(options.network.numUpsamplingLayers);
    json["gan_mode"] = nameOf(options.ganMode);
    json["discriminator"] = namesOf(options.discriminators);
    json["task"] = options.task == TrainTask::Segment ? "segment" : "generate";
    json["stages"] = Json::array();
    for (const auto& stage : options.stages)
        json["stages"].push_back(
            { { "size", stage.size }, { "steps", stage.steps }, { "batch_size", stage.batchSize } });
    writeJsonFile(runFile(folder), json);
}

TrainOptions readRunFile(const std::filesystem::path& folder)
{
    const auto file = runFile(folder);
    const Json json = readJsonFile(file);
    checkFormat(json, "pleinair-run", file.string());
    TrainOptions options;
    try {
        visitPlainOptions(
            options, [&](const char* key, auto& field) {
                // A run that was begun before an option existed has its default.
                if (json.contains(key))
                    json.at(key).get_to(field);
            });
        visitPaths(options,
            [&](const char* key, auto& path) { path = json.value(key, std::string {}); });
        const Json& data = json.at("data");
        for (const auto& path : data.is_array() ? data : Json::array({ data }))
            options.data.emplace_back(path.get<std::string>());
        options.network.netG = generatorKindFrom(json.value("netG", "spade"));
        options.network.setNormG(json.at("norm_G"));
        options.network.numUpsamplingLayers = upsamplingLayersFrom(json.at("num_upsampling_layers"));
        options.ganMode = ganModeFrom(json.at("gan_mode"));
        options.discriminators = discriminatorsFrom(json.at("discriminator"));
        options.task = json.value("task", "generate") == "segment" ? TrainTask::Segment
                                                                   : TrainTask::Generate;
        for (const auto& stage : json.at("stages"))
            options.stages.push_back(
                { stage.at("size"), stage.at("steps"), stage.at("batch_size") });
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::BadFile,
            file.string() + " does not describe a training run: " + error.what() + ".");
    }
    options.output = folder;
    return options;
}

} // namespace pleinair
