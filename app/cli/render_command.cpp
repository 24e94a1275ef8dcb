#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/label_arguments.h"
#include "app/cli/model_arguments.h"
#include "app/cli/photograph_size.h"
#include "app/cli/progress_bar.h"
#include "app/cli/style_choice.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

struct RenderArguments {
    std::string labels;
    std::string out;
    std::string instances;
    std::string edges = "labels";
    std::string size;
    std::string raw;
    int quality = 92;
    ModelArguments model;
    StyleArguments style;
    LabelArguments labelArguments;
};

constexpr const char* kExamples = R"(
A label map is a PNG of class numbers, or a picture in exactly the colours of the model's classes;
GauGAN's colours are recognised. A folder of maps is rendered to a folder of photographs. The
photograph's short side is the one the model was trained for; its long side follows the map.

Examples:
  pleinair-cli render --labels meadow.png --out meadow.jpg --seed 7
  pleinair-cli render --labels meadow.png --out evening.png --style sunset.jpg
  pleinair-cli render --labels maps/ --out photographs/ --preset "Golden evening"
  pleinair-cli render --labels meadow.png --out wide.png --size 448x256
  pleinair-cli render --checkpoint latest_net_G.pth --labels map.png --instances ids.png --out out.png)";

/// One label map with the files that belong to it.
struct Job {
    fs::path labels;
    fs::path instances; ///< Empty: none.
    fs::path out;
};

bool isPng(const fs::path& file)
{
    return file.extension() == ".png" || file.extension() == ".PNG";
}

std::vector<Job> jobsOfFolder(const RenderArguments& arguments)
{
    std::vector<Job> jobs;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(arguments.labels, error)) {
        if (!isPng(entry.path()))
            continue;
        const fs::path name = entry.path().filename();
        jobs.push_back({ entry.path(),
            arguments.instances.empty() ? fs::path {} : fs::path(arguments.instances) / name,
            fs::path(arguments.out) / entry.path().stem().concat(".png") });
    }
    if (error || jobs.empty())
        throw Error(ErrorKind::FileNotFound, arguments.labels + " holds no label maps (PNG).");
    std::sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) { return a.labels < b.labels; });
    fs::create_directories(arguments.out, error);
    if (error)
        throw Error(ErrorKind::FileUnwritable, arguments.out + " cannot be made: " + error.message() + ".");
    return jobs;
}

std::vector<Job> findJobs(const RenderArguments& arguments)
{
    std::error_code ignored;
    if (fs::is_directory(arguments.labels, ignored))
        return jobsOfFolder(arguments);
    return { { arguments.labels, arguments.instances, arguments.out } };
}

/// Photographs before rounding and labels as fed, gathered for --raw.
class RawCollector {
public:
    /// @param unknown  the channel that stands for pixels without a class.
    void add(const RawImage& image, const LabelMap& labels, ClassId unknown, const fs::path& file)
    {
        if (m_count > 0 && !(image.size == m_size))
            throw Error(ErrorKind::InvalidArgument,
                "--raw needs photographs of one size, but " + file.string()
                    + " makes another one; choose a size with --size.");
        m_size = image.size;
        ++m_count;
        m_planes.insert(m_planes.end(), image.planes.begin(), image.planes.end());
        std::replace_copy(labels.labels().begin(), labels.labels().end(), std::back_inserter(m_labels),
            kUnknownClass, unknown);
    }

    void write(const fs::path& file, const ModelDescription& model) const
    {
        const auto bytes = std::as_bytes(std::span(m_labels));
        TensorFile content;
        content.metadata = { { "model", model.name }, { "model_sha256", model.generatorHash } };
        content.tensors.emplace(
            "image", StoredTensor::fromFloats({ m_count, 3, m_size.height, m_size.width }, m_planes));
        content.tensors.emplace("labels",
            StoredTensor { DType::U8, { m_count, 1, m_size.height, m_size.width }, { bytes.begin(), bytes.end() } });
        writeSafetensors(file, content);
    }

private:
    Size m_size;
    std::int64_t m_count = 0;
    std::vector<float> m_planes;
    std::vector<ClassId> m_labels;
};

/// Renders label maps one after the other with one model and one style.
class MapRenderer {
public:
    MapRenderer(const RenderArguments& arguments, const ModelDescription& model, Renderer& renderer)
        : m_arguments(arguments)
        , m_model(model)
        , m_renderer(renderer)
        , m_style(arguments.style.resolved(model, renderer))
        , m_labelOptions(arguments.labelArguments.resolved(model.classes,
              model.options.containDontcareLabel ? UnknownPixels::Keep : UnknownPixels::Refuse))
    {
        if (!arguments.size.empty())
            m_size = requestedSize(arguments.size, model.options);
    }

    void render(const Job& job)
    {
        const std::string bytes = readWholeFile(job.labels, kMaxPictureBytes);
        const LabelMap labels = decodeLabelPicture(
            std::as_bytes(std::span(bytes)), m_model.classes, m_labelOptions, job.labels.string())
                                    .labels;
        const Size size = m_size.isEmpty() ? defaultSize(labels.size(), m_model.options) : m_size;
        RenderRequest request;
        request.labels = labels.resizedNearest(size);
        request.edges = edgesFor(request.labels, job);
        request.style = m_style;
        const auto raw = m_renderer.renderRaw(request, {});
        if (!raw)
            return;
        if (!m_arguments.raw.empty())
            m_raw.add(*raw, request.labels, static_cast<ClassId>(m_model.options.labelNc), job.labels);
        writePicture(job.out, toImage(*raw));
    }

    void finish() const
    {
        if (!m_arguments.raw.empty())
            m_raw.write(m_arguments.raw, m_model);
    }

private:
    std::vector<std::uint8_t> edgesFor(const LabelMap& labels, const Job& job) const
    {
        if (m_model.options.noInstance)
            return {};
        if (!job.instances.empty()) {
            const std::string bytes = readWholeFile(job.instances, kMaxPictureBytes);
            const auto instances
                = decodeInstancePicture(std::as_bytes(std::span(bytes)), job.instances.string());
            return instanceEdges(labels.size(), instances.resizedNearest(labels.size()).ids);
        }
        return m_arguments.edges == "none" ? std::vector<std::uint8_t> {} : labelEdges(labels);
    }

    void writePicture(const fs::path& file, const Image& image) const
    {
        const bool isJpeg = file.extension() == ".jpg" || file.extension() == ".jpeg";
        writeWholeFile(file, isJpeg ? encodeJpeg(image, m_arguments.quality) : encodePng(image));
    }

    const RenderArguments& m_arguments;
    const ModelDescription& m_model;
    Renderer& m_renderer;
    StyleVector m_style;
    LabelPictureOptions m_labelOptions;
    Size m_size;
    RawCollector m_raw;
};

void checkUsage(const RenderArguments& arguments)
{
    std::error_code ignored;
    const fs::path out(arguments.out);
    if (fs::is_directory(arguments.labels, ignored))
        return;
    if (!isPng(out) && out.extension() != ".jpg" && out.extension() != ".jpeg")
        throw CLI::ValidationError("--out", "the photograph's name must end in .png, .jpg or .jpeg");
}

void runRender(const RenderArguments& arguments)
{
    checkUsage(arguments);
    const auto jobs = findJobs(arguments);
    const ModelDescription model = arguments.model.described();
    if (model.options.noInstance && !arguments.instances.empty())
        log(LogLevel::Warning, "The model \"" + model.name + "\" has no edge channel; --instances does nothing.");
    const auto renderer = loadRenderer(model, arguments.model.renderer.options);
    MapRenderer maps(arguments, model, *renderer);

    const InterruptGuard guard;
    int failed = 0;
    {
        ProgressBar bar("maps", static_cast<int>(jobs.size()));
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            InterruptGuard::check();
            try {
                maps.render(jobs[i]);
            } catch (const Error& error) {
                const bool isAboutTheMap = error.kind() == ErrorKind::BadFile || error.kind() == ErrorKind::ModelMismatch;
                if (jobs.size() == 1 || !isAboutTheMap)
                    throw;
                ++failed;
                log(LogLevel::Error, error.what());
            }
            bar.show(static_cast<int>(i + 1));
        }
    }
    maps.finish();
    if (failed > 0)
        throw Error(ErrorKind::BadFile,
            std::to_string(failed) + " of " + std::to_string(jobs.size()) + " label maps could not be rendered.");
}

} // namespace

void addRenderCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("render", "Make photographs from label maps");
    command->footer(kExamples);
    auto arguments = std::make_shared<RenderArguments>();
    command->add_option("--labels", arguments->labels, "Label map (PNG), or a folder of them")->required();
    command->add_option("--out", arguments->out, "Photograph to write (PNG or JPEG), or a folder")->required();
    command->add_option("--instances", arguments->instances,
        "Instance map (8-bit or 16-bit PNG), or a folder of them, for models with an edge channel");
    command->add_option("--edges", arguments->edges,
               "Edges of a model with an edge channel when there is no instance map: those of the labels, or none")
        ->check(CLI::IsMember({ "labels", "none" }))
        ->capture_default_str();
    command->add_option("--size", arguments->size, "WIDTHxHEIGHT of the photograph, multiples of the model's grid");
    command->add_option("--raw", arguments->raw, "Also write the numbers before rounding, as safetensors");
    command->add_option("--quality", arguments->quality, "Quality of a JPEG")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    arguments->labelArguments.addTo(*command);
    arguments->style.addTo(*command);
    arguments->model.addTo(*command);
    command->callback([arguments] { runRender(*arguments); });
}

} // namespace pleinair
