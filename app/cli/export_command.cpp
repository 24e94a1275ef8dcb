#include "app/cli/commands.h"

#include "app/cli/painting_input.h"
#include "app/cli/photograph_size.h"
#include "app/cli/style_choice.h"
#include "app/export/contact_sheet.h"
#include "app/export/exr_file.h"
#include "app/export/palette_export.h"
#include "app/export/picture_export.h"
#include "app/export/psd_file.h"
#include "app/files/label_document.h"
#include "app/painting/class_match.h"
#include "app/project/project_writer.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/render/load_renderer.h"

#include <functional>
#include <map>
#include <memory>

namespace pleinair {

namespace {

constexpr const char* kExamples = R"(
The ending of --out says what is written, unless --as does:
  .png .jpg .tif .webp  the photograph, at one, two or four times its size (Lanczos: no new detail)
  .exr                  the photograph before rounding, 32-bit linear light
  .psd                  every layer and the photograph, for Photoshop, GIMP, Krita
  .ora                  a project, which opens in Krita, too
  .json .gpl            the palette: for --palette, or for GIMP and Krita
A PNG --as labels holds class numbers, --as label-colours class colours, --as contact-sheet the
painting in every style of the model.

Examples:
  pleinair-cli export coast.ora --out coast.jpg --scale 2
  pleinair-cli export coast.ora --out coast.psd
  pleinair-cli export labels.png --out coast.ora
  pleinair-cli export coast.ora --as labels --out labels.png
  pleinair-cli export coast.ora --as contact-sheet --out styles.png)";

struct ExportArguments {
    PaintingInput input;
    std::string out;
    std::string kind;
    std::string size;
    PictureExportOptions picture;
    bool withoutPhotograph = false;
    ModelArguments model;
    StyleArguments style;
};

const std::map<std::string, std::string>& kindsByEnding()
{
    static const std::map<std::string, std::string> kinds { { ".png", "photograph" },
        { ".jpg", "photograph" }, { ".jpeg", "photograph" }, { ".tif", "photograph" },
        { ".tiff", "photograph" }, { ".webp", "photograph" }, { ".exr", "exr" }, { ".psd", "psd" },
        { ".ora", "project" }, { ".json", "palette" }, { ".gpl", "palette" } };
    return kinds;
}

/// A painting with a model that renders it.
class Exporter {
public:
    explicit Exporter(const ExportArguments& arguments)
        : m_arguments(arguments)
        , m_model(modelFor(arguments.model, arguments.input))
        , m_project(arguments.input.opened(m_model.classes))
    {
    }

    void exportAs(const std::string& kind)
    {
        const std::map<std::string, std::function<void()>> kinds {
            { "photograph", [this] { exportPicture(m_arguments.out, toImage(rendered(style())), m_arguments.picture); } },
            { "exr", [this] { exportLight(); } },
            { "psd", [this] { exportPsd(m_arguments.out, withPhotograph()); } },
            { "project", [this] { saveProject(m_arguments.out, withPhotograph()); } },
            { "palette", [this] { exportPalette(m_arguments.out, m_project.painting.classes); } },
            { "labels", [this] { exportLabels(LabelFileKind::Index); } },
            { "label-colours", [this] { exportLabels(LabelFileKind::Colour); } },
            { "contact-sheet", [this] { exportSheet(); } },
        };
        kinds.at(kind)();
    }

private:
    Renderer& renderer()
    {
        if (!m_renderer)
            m_renderer = loadRenderer(m_model, m_arguments.model.renderer.options);
        return *m_renderer;
    }

    /// The style that was asked for, else the project's, else the model's first.
    StyleVector style()
    {
        const StyleArguments& asked = m_arguments.style;
        const bool isAsked = !asked.style.empty() || !asked.preset.empty() || asked.seed.has_value();
        const auto& own = m_project.styles.current;
        const auto length = static_cast<std::size_t>(m_model.options.useVae ? m_model.options.zDim : 0);
        if (!isAsked && own && own->vector.mu.size() == length)
            return own->vector;
        return asked.resolved(m_model, renderer());
    }

    RawImage rendered(StyleVector style)
    {
        const DocumentContent painting = withClasses(m_project.painting, m_model.classes);
        const LabelMap labels = painting.flattened();
        RenderRequest request;
        request.labels = labels.resizedNearest(m_arguments.size.empty()
                ? defaultSize(labels.size(), m_model.options)
                : requestedSize(m_arguments.size, m_model.options));
        if (!m_model.options.noInstance)
            request.edges = edgesOf(request.labels, painting.instances);
        request.style = std::move(style);
        return renderer().renderRaw(request, {}).value();
    }

    const Project& withPhotograph()
    {
        if (m_arguments.withoutPhotograph)
            return m_project;
        m_project.photograph = toImage(rendered(style()));
        m_project.model.name = m_model.name;
        m_project.model.hash = m_model.generatorHash;
        if (!m_project.styles.current)
            m_project.styles.current = ProjectStyle { "style", "preset", style(), 0, {} };
        return m_project;
    }

    /// Those of the painted instances; where there are none, those of the labels.
    static std::vector<std::uint8_t> edgesOf(const LabelMap& labels, const LabelMap& instances)
    {
        if (instances.isEmpty())
            return labelEdges(labels);
        const LabelMap sampled = instances.resizedNearest(labels.size());
        std::vector<std::uint32_t> ids;
        for (std::size_t i = 0; i < labels.labels().size(); ++i)
            ids.push_back(std::uint32_t { sampled.labels()[i] } << 8 | labels.labels()[i]);
        return instanceEdges(labels.size(), ids);
    }

    void exportLabels(LabelFileKind kind) const
    {
        saveLabelDocument(
            m_arguments.out, m_project.painting.flattened(), m_project.painting.classes, kind);
    }

    void exportLight()
    {
        RawImage raw = rendered(style());
        exportExr(m_arguments.out, { raw.size, std::move(raw.planes) }, m_arguments.picture.scale);
    }

    void exportSheet()
    {
        std::vector<SheetCell> cells;
        for (const StylePreset& preset : m_model.styles)
            cells.push_back({ toImage(rendered(preset.style)), preset.name });
        for (const ProjectStyle& photograph : m_project.styles.photographs)
            cells.push_back({ toImage(rendered(photograph.vector)), photograph.name });
        exportPicture(m_arguments.out, withPlainCaptions(layContactSheet(cells)), m_arguments.picture);
    }

    const ExportArguments& m_arguments;
    ModelDescription m_model;
    Project m_project;
    std::unique_ptr<Renderer> m_renderer;
};

void runExport(const ExportArguments& arguments)
{
    std::string kind = arguments.kind;
    if (kind.empty()) {
        const auto known = kindsByEnding().find(endingOf(arguments.out));
        if (known == kindsByEnding().end())
            throw CLI::ValidationError("--out", "the ending says nothing of what is to be written; use --as");
        kind = known->second;
    }
    Exporter(arguments).exportAs(kind);
}

} // namespace

void addExportCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("export", "Write a project or a label map as other files");
    command->footer(kExamples);
    auto arguments = std::make_shared<ExportArguments>();
    arguments->input.addTo(*command);
    command->add_option("--out", arguments->out, "File to write")->required();
    command->add_option("--as", arguments->kind, "What is written")
        ->check(CLI::IsMember({ "photograph", "labels", "label-colours", "psd", "exr", "palette",
            "contact-sheet", "project" }));
    command->add_option("--scale", arguments->picture.scale, "The photograph 1, 2 or 4 times as large")
        ->check(CLI::IsMember({ 1, 2, 4 }));
    command->add_option("--quality", arguments->picture.quality, "Quality of a JPEG or WebP; a WebP of 100 loses nothing")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command->add_option("--size", arguments->size, "WIDTHxHEIGHT of the photograph, multiples of the model's grid");
    command->add_flag("--without-photograph", arguments->withoutPhotograph, "Render nothing for a PSD or a project");
    arguments->style.addTo(*command);
    arguments->model.addTo(*command);
    command->callback([arguments] { runExport(*arguments); });
}

} // namespace pleinair
