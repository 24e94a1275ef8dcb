#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/photograph_size.h"
#include "app/cli/progress_bar.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/io/json_file.h"
#include "model/io/safe_file.h"
#include "model/io/segmenter_package.h"
#include "model/render/label_reader.h"
#include "training/evaluation.h"
#include "training/evaluation_report.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsOfAKind = 4;
constexpr int kReportQuality = 88;

struct EvaluateArguments {
    ModelArguments model;
    std::string data;
    std::string segmenter;
    std::string features;
    std::string report;
    bool json = false;
    EvaluationOptions options;
};

constexpr const char* kExamples = R"(
Renders every label map of a pack and measures the pictures: the Frechet and kernel distances to the
pack's photographs and the perceptual distance of two seeds (these need --features, SqueezeNet 1.0), what
the model's segmenter finds again of the painted classes, and how the colours of style photographs come
through. A model that is a segmenter itself is measured on the pack's photographs.

Examples:
  pleinair-cli evaluate --data val.pack --features squeezenet1_0.safetensors
  pleinair-cli evaluate --model run/model --data val.pack --pictures 60 --json > figures.json
  pleinair-cli evaluate --model run/model --data val.pack --features squeezenet1_0.safetensors --report report.html)";

/// A bar for each part of the work, and the place where Ctrl+C is noticed.
class Progress {
public:
    void operator()(const std::string& what, int done, int total)
    {
        InterruptGuard::check();
        if (what != m_what) {
            m_bar.emplace(what, total);
            m_what = what;
        }
        m_bar->show(done);
    }

private:
    std::string m_what;
    std::optional<ProgressBar> m_bar;
};

void checkClasses(const ClassTable& model, const Pack& pack)
{
    if (model.count() != pack.classes().count())
        throw Error(ErrorKind::ModelMismatch,
            "The pack " + pack.file().string() + " has " + std::to_string(pack.classes().count())
                + " classes, but the model knows " + std::to_string(model.count()) + ".");
}

/// The segmenter that was named, or the one that the model brings along, if it does.
std::optional<SegmenterDescription> segmenterFor(
    const EvaluateArguments& arguments, const ModelDescription& model)
{
    if (!arguments.segmenter.empty())
        return readSegmenterFolder(arguments.segmenter);
    const fs::path folder = model.folder;
    if (folder.empty() || !hasSegmenter(folder))
        return std::nullopt;
    return readSegmenterFolder(folder);
}

/// Those of the map's instances at the size of its labels, or of the labels where it has none.
std::vector<std::uint8_t> edgesOf(const PackedMap& map, const LabelMap& sampled)
{
    if (map.instances.empty())
        return labelEdges(sampled);
    const InstanceMap instances { map.labels.size(), map.instances };
    return instanceEdges(sampled.size(), instances.resizedNearest(sampled.size()).ids);
}

/// Everything that evaluates one model.
class Bench {
public:
    explicit Bench(const EvaluateArguments& arguments)
        : m_arguments(arguments)
    {
        const auto& machine = arguments.model.renderer.options;
        if (!arguments.features.empty()) {
            m_meter = openPictureMeter(arguments.features, machine.device, machine.threads);
            m_tools.meter = m_meter.get();
        }
        m_tools.progress = [this](const std::string& what, int done, int total) {
            m_progress(what, done, total);
        };
    }

    void takeReader(const SegmenterDescription& segmenter, const Pack& pack)
    {
        checkClasses(segmenter.classes, pack);
        const auto& machine = m_arguments.model.renderer.options;
        m_reader = loadLabelReader(segmenter, { machine.device, machine.threads });
        m_tools.read = [this](const Image& picture) { return m_reader->read(picture, {})->labels; };
    }

    void takeModel(const ModelDescription& model)
    {
        m_renderer = loadRenderer(model, m_arguments.model.renderer.options);
        m_tools.zDim = model.options.useVae ? model.options.zDim : 0;
        for (const auto& preset : model.styles)
            m_tools.presets.push_back(preset.style);
        if (model.hasEncoder())
            m_tools.encode = [this](const Image& photograph) {
                return m_renderer->encode(photograph);
            };
        m_tools.render = [this, options = model.options](
                             const PackedMap& map, const StyleVector& style) {
            RenderRequest request;
            request.labels = map.labels.resizedNearest(defaultSize(map.labels.size(), options));
            if (!options.noInstance)
                request.edges = edgesOf(map, request.labels);
            request.style = style;
            return m_renderer->render(request, {}).value();
        };
    }

    [[nodiscard]] const EvaluationTools& tools() const { return m_tools; }

private:
    const EvaluateArguments& m_arguments;
    std::unique_ptr<PictureMeter> m_meter;
    std::unique_ptr<LabelReader> m_reader;
    std::unique_ptr<Renderer> m_renderer;
    Progress m_progress;
    EvaluationTools m_tools;
};

Image colored(const LabelMap& labels, const ClassTable& classes)
{
    Image picture { labels.size(), {} };
    for (const ClassId id : labels.labels()) {
        const Color color = id < classes.count() ? classes[id].color : Color {};
        picture.rgb.insert(picture.rgb.end(), { color.r, color.g, color.b });
    }
    return picture;
}

std::string captionOf(const PictureScore& score)
{
    std::string caption = score.name;
    char text[64];
    const auto add = [&](const char* what, const std::optional<double>& value) {
        if (!value)
            return;
        std::snprintf(text, sizeof text, ", %s %.3f", what, *value);
        caption += text;
    };
    add("found again", score.accuracy);
    add("distance to the photograph", score.distance);
    add("between seeds", score.diversity);
    return caption;
}

/// The best, the median and the worst pictures, drawn again for the report.
std::vector<EvaluationRows> reportRows(const Evaluation& evaluation, const Pack& pack,
    const EvaluationOptions& options, const EvaluationTools& tools)
{
    const std::size_t count = evaluation.pictures.size();
    const std::size_t taken = std::min(kRowsOfAKind, count);
    const auto rowsFrom = [&](const char* heading, std::size_t first) {
        EvaluationRows rows { heading, {} };
        for (std::size_t i = first; i < first + taken; ++i) {
            const auto& score = evaluation.pictures[i];
            const auto record = pack.record(score.record);
            const Image photograph = photographOf(record);
            const PackedMap map = mapOf(record);
            EvaluationRow row { captionOf(score), {} };
            for (const Image& picture : { colored(map.labels, pack.classes()), photograph,
                     tools.render(map, evaluatedStyle(options, tools, score.record, photograph)),
                     tools.render(map, otherStyle(options, tools, score.record)) })
                row.jpegs.push_back(encodeJpeg(picture, kReportQuality));
            rows.rows.push_back(std::move(row));
        }
        return rows;
    };
    return { rowsFrom("Best", 0), rowsFrom("Median", (count - taken) / 2),
        rowsFrom("Worst", count - taken) };
}

void evaluateModel(const EvaluateArguments& arguments, const Pack& pack)
{
    const auto model = arguments.model.described();
    checkClasses(model.classes, pack);
    Bench bench(arguments);
    bench.takeModel(model);
    if (const auto segmenter = segmenterFor(arguments, model))
        bench.takeReader(*segmenter, pack);
    else
        log(LogLevel::Warning,
            "Without a segmenter nobody says whether the painted classes are found again.");
    if (arguments.features.empty())
        log(LogLevel::Warning,
            "Without --features the Frechet, kernel and perceptual distances are not measured.");
    const auto evaluation = evaluate(pack, arguments.options, bench.tools());
    const EvaluationSubject subject { model.name, pack.file().filename().string(), model.classes,
        arguments.options };
    if (!arguments.report.empty())
        writeWholeFile(arguments.report,
            evaluationHtml(evaluation, subject,
                reportRows(evaluation, pack, arguments.options, bench.tools())));
    const std::string text = arguments.json ? evaluationJson(evaluation, subject).dump(2) + "\n"
                                            : evaluationText(evaluation, subject);
    std::fputs(text.c_str(), stdout);
}

void evaluateAsSegmenter(
    const EvaluateArguments& arguments, const SegmenterDescription& segmenter, const Pack& pack)
{
    if (!arguments.report.empty())
        throw CLI::ValidationError("--report", "there are no pictures to show for a segmenter");
    Bench bench(arguments);
    bench.takeReader(segmenter, pack);
    const auto counts = evaluateSegmenter(pack, arguments.options, bench.tools());
    if (arguments.json) {
        nlohmann::json json { { "format", "pleinair-evaluation" }, { "version", 1 },
            { "model", segmenter.name }, { "data", pack.file().filename().string() },
            { "segmenter", { { "real", confusionJson(counts, segmenter.classes) } } } };
        std::printf("%s\n", json.dump(2).c_str());
        return;
    }
    std::printf("%s names %.1f %% of the pixels of %s rightly; mean IoU %.3f\n",
        segmenter.name.c_str(), 100 * counts.accuracy(), pack.file().filename().c_str(),
        counts.meanIntersectionOverUnion());
    for (int id = 0; id < counts.classes(); ++id) {
        if (counts.pixelsOf(id) > 0)
            std::printf("  %-14s %5.1f %%  IoU %.3f\n",
                segmenter.classes[static_cast<ClassId>(id)].name.c_str(),
                100 * counts.accuracyOf(id).value_or(0),
                counts.intersectionOverUnion(id).value_or(0));
    }
}

void runEvaluate(const EvaluateArguments& arguments)
{
    const Pack pack(arguments.data);
    const InterruptGuard guard;
    const fs::path folder = arguments.model.model;
    if (!folder.empty() && isSegmenterFolder(folder))
        evaluateAsSegmenter(arguments, readSegmenterFolder(folder), pack);
    else
        evaluateModel(arguments, pack);
}

} // namespace

void addEvaluateCommand(CLI::App& app)
{
    auto* command =
        app.add_subcommand("evaluate", "Measure a model on a pack of photographs and label maps");
    command->footer(kExamples);
    auto arguments = std::make_shared<EvaluateArguments>();
    auto& options = arguments->options;
    const std::map<std::string, StyleSource> sources { { "seeds", StyleSource::Seeds },
        { "photographs", StyleSource::Photographs }, { "presets", StyleSource::Presets } };
    command->add_option("--data", arguments->data, "Pack that the model has not learned from")
        ->required();
    command->add_option("--features,--perceptual", arguments->features,
        "Weights of SqueezeNet 1.0 (.safetensors) for the distances");
    command->add_option("--segmenter", arguments->segmenter,
        "Model folder with the segmenter that looks; default: the model's own");
    command
        ->add_option("--styles", options.styles,
            "In which style a map is rendered: one of a seed of its own, of its photograph, or a "
            "preset")
        ->transform(CLI::CheckedTransformer(sources))
        ->option_text("seeds|photographs|presets");
    command->add_option("--seed", options.seed, "Of the random styles and the intervals")
        ->capture_default_str();
    command
        ->add_option("--pictures", options.pictures, "Only so many, spread over the pack; 0: all")
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("--resamples", options.resamples, "Draws for the 95 % intervals (bootstrap)")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "Figures as JSON on standard output");
    command->add_option("--report", arguments->report,
        "Also write an HTML file with the best, median and worst pictures");
    arguments->model.addTo(*command);
    command->callback([arguments] { runEvaluate(*arguments); });
}

} // namespace pleinair
