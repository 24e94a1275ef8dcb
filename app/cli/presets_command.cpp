#include "app/cli/commands.h"

#include "app/cli/label_arguments.h"
#include "app/cli/photograph_size.h"
#include "app/cli/progress_bar.h"
#include "app/cli/renderer_arguments.h"
#include "app/cli/style_choice.h"
#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/image/resize.h"
#include "model/io/byte_source.h"
#include "model/io/model_package.h"
#include "model/io/safe_file.h"
#include "model/render/load_renderer.h"

#include <algorithm>
#include <memory>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr int kThumbnailSide = 128;

struct PresetsArguments {
    std::string model;
    std::string photographs;
    std::string labels;
    std::string card;
    LabelArguments labelArguments;
    RendererArguments renderer;
};

constexpr const char* kExamples = R"(
Every photograph becomes a style of the model, under the name of its file, and so does every style file
(STYLE.safetensors, as `encode` and the window write them); the styles that the model had are replaced.
Only the latent and a thumbnail that the model renders go into the model folder, never the photograph.
Order the files by name: "1 Clear noon.jpg" becomes "Clear noon".

Example:
  pleinair-cli presets --model my-model --photographs styles/ --labels meadow.png)";

/// "03 Golden evening.jpg" -> "Golden evening".
std::string presetName(const fs::path& photograph)
{
    const std::string stem = photograph.stem().string();
    const auto begin = stem.find_first_not_of("0123456789 ._-");
    return begin == std::string::npos ? stem : stem.substr(begin);
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.is_regular_file(error))
            files.push_back(entry.path());
    }
    if (error || files.empty())
        throw Error(
            ErrorKind::FileNotFound, folder.string() + " holds no photographs and no style files.");
    std::sort(files.begin(), files.end());
    return files;
}

Image thumbnail(Renderer& renderer, const LabelMap& labels, const StyleVector& style)
{
    RenderRequest request;
    request.labels = labels;
    request.style = style;
    const Image photograph = renderer.render(request, {}).value();
    const int side = std::min(photograph.size.width, photograph.size.height);
    const Rect middle { (photograph.size.width - side) / 2, (photograph.size.height - side) / 2,
        side, side };
    return resized(
        cropped(photograph, middle), { kThumbnailSide, kThumbnailSide }, Resampling::Best);
}

LabelMap labelsFor(const PresetsArguments& arguments, const ModelDescription& model)
{
    const std::string bytes = readWholeFile(arguments.labels, kMaxPictureBytes);
    const auto options = arguments.labelArguments.resolved(model.classes,
        model.options.containDontcareLabel ? UnknownPixels::Keep : UnknownPixels::Refuse);
    const LabelMap labels = decodeLabelPicture(
        std::as_bytes(std::span(bytes)), model.classes, options, arguments.labels)
                                .labels;
    return labels.resizedNearest(defaultSize(labels.size(), model.options));
}

void runPresets(const PresetsArguments& arguments)
{
    ModelFolderContent content;
    content.description = readModelFolder(arguments.model);
    auto& model = content.description;
    if (!model.options.useVae)
        throw Error(ErrorKind::ModelMismatch, "The model \"" + model.name + "\" takes no style.");
    const auto files = filesIn(arguments.photographs);
    const LabelMap labels = labelsFor(arguments, model);
    const auto renderer = loadRenderer(model, arguments.renderer.options);

    model.styles.clear();
    std::vector<Image> thumbnails;
    ProgressBar progress("styles", static_cast<int>(files.size()));
    for (const auto& file : files) {
        // mu alone: a preset is one style, and its spread would only be noise.
        const StyleVector style { styleOfFile(file.string(), model, *renderer).mu, {} };
        model.styles.push_back({ presetName(file), style, {} });
        thumbnails.push_back(thumbnail(*renderer, labels, style));
        progress.show(static_cast<int>(thumbnails.size()));
    }
    if (!arguments.card.empty())
        model.card = readWholeFile(arguments.card, kMaxPictureBytes);
    content.generator = readWeights(model.generatorFile);
    if (model.hasEncoder())
        content.encoder = readWeights(model.encoderFile);
    fs::create_directories(fs::path(arguments.model) / "styles");
    for (std::size_t i = 0; i < thumbnails.size(); ++i)
        writeWholeFile(fs::path(arguments.model) / styleThumbnail(model.styles[i].name),
            encodePng(thumbnails[i]));
    writeModelFolder(arguments.model, content);
}

} // namespace

void addPresetsCommand(CLI::App& app)
{
    auto* command = app.add_subcommand(
        "presets", "Make the styles of a model from photographs and style files");
    command->footer(kExamples);
    auto arguments = std::make_shared<PresetsArguments>();
    command->add_option("--model", arguments->model, "Model folder to change")->required();
    command
        ->add_option(
            "--photographs", arguments->photographs, "Folder of photographs and style files")
        ->required();
    command->add_option("--labels", arguments->labels, "Label map that the thumbnails show")
        ->required();
    command->add_option("--card", arguments->card, "Markdown file that replaces the model's card");
    arguments->renderer.addTo(*command);
    arguments->labelArguments.addTo(*command);
    command->callback([arguments] { runPresets(*arguments); });
}

} // namespace pleinair
