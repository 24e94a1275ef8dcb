#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/painting_input.h"
#include "app/cli/photograph_size.h"
#include "app/cli/progress_bar.h"
#include "app/cli/style_choice.h"
#include "app/export/film_file.h"
#include "app/export/making_film.h"
#include "app/export/style_film.h"
#include "app/painting/class_match.h"
#include "model/base/error.h"
#include "model/render/load_renderer.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace pleinair {

namespace {

constexpr const char* kExamples = R"(
Of recorded strokes: how the painting was made. Of a project or a label map: from one style to another
and, with --loop, back. A name that ends in .mp4 or .webm becomes a video, any other a folder of PNG files.

Examples:
  pleinair-cli film coast.strokes.json --out making.mp4 --seconds 12 --show both
  pleinair-cli film coast.ora --from-preset "Clear noon" --to-preset "Red sunset" --out evening.webm
  pleinair-cli film labels.png --from-seed 1 --to-seed 2 --loop --out frames/)";

struct FilmArguments {
    PaintingInput input;
    std::string out;
    std::string show = "photograph";
    std::string size;
    double seconds = 8;
    double framesPerSecond = FilmFile::kFramesPerSecond;
    bool loops = false;
    StyleArguments from;
    StyleArguments to;
    ModelArguments model;
};

/// Renders frame after frame into a film.
class FilmMaker {
public:
    explicit FilmMaker(const FilmArguments& arguments)
        : m_arguments(arguments)
    {
    }

    void filmMaking()
    {
        const StrokesFile strokes = readStrokes(m_arguments.input.file);
        prepare(m_arguments.model.described(), strokes.canvas);
        const StyleVector style = m_arguments.from.resolved(*m_model, *m_renderer);
        const auto states = statesOfMaking(strokes, m_model->classes, m_size, frameCount());
        // Every state as often as the wanted length asks for.
        const std::size_t frames = static_cast<std::size_t>(frameCount());
        std::size_t before = states.size();
        Image frame;
        film(frames, [&](std::size_t i) {
            const std::size_t state = i * states.size() / frames;
            if (state != before)
                frame = rendered(states[state], style);
            before = state;
            return frame;
        });
    }

    void filmStyles()
    {
        const ModelDescription model = modelFor(m_arguments.model, m_arguments.input);
        const Project project = m_arguments.input.opened(model.classes);
        const LabelMap labels = withClasses(project.painting, model.classes).flattened();
        prepare(model, labels.size());
        if (!model.options.useVae)
            throw Error(ErrorKind::ModelMismatch, "The model \"" + model.name + "\" has no styles to film.");
        const StyleVector from = m_arguments.from.resolved(model, *m_renderer);
        const StyleVector to = m_arguments.to.resolved(model, *m_renderer);
        const LabelMap sampled = labels.resizedNearest(m_size);
        const auto frames = static_cast<std::size_t>(frameCount());
        film(frames, [&](std::size_t i) {
            return rendered(sampled, styleBetween(from, to, filmPosition(i, frames, m_arguments.loops)));
        });
    }

private:
    int frameCount() const
    {
        return std::max(2, static_cast<int>(m_arguments.seconds * m_arguments.framesPerSecond + .5));
    }

    void prepare(const ModelDescription& model, Size painting)
    {
        m_model = model;
        m_renderer = loadRenderer(model, m_arguments.model.renderer.options);
        m_size = m_arguments.size.empty() ? defaultSize(painting, model.options)
                                          : requestedSize(m_arguments.size, model.options);
    }

    Image rendered(const LabelMap& labels, const StyleVector& style)
    {
        const Image painting = inColors(labels, m_model->classes);
        if (m_arguments.show == "painting")
            return painting;
        RenderRequest request;
        request.labels = labels;
        if (!m_model->options.noInstance)
            request.edges = labelEdges(labels);
        request.style = style;
        Image photograph = m_renderer->render(request, {}).value();
        return m_arguments.show == "both" ? besideEachOther(painting, photograph) : photograph;
    }

    template <typename FrameAt>
    void film(std::size_t frames, FrameAt frameAt)
    {
        const InterruptGuard guard;
        ProgressBar bar("frames", static_cast<int>(frames));
        std::optional<FilmFile> file;
        for (std::size_t i = 0; i < frames; ++i) {
            InterruptGuard::check();
            const Image frame = frameAt(i);
            if (!file)
                file.emplace(m_arguments.out, frame.size, m_arguments.framesPerSecond);
            file->add(frame);
            bar.show(static_cast<int>(i + 1));
        }
        file->finish();
    }

    const FilmArguments& m_arguments;
    std::optional<ModelDescription> m_model;
    std::unique_ptr<Renderer> m_renderer;
    Size m_size;
};

void runFilm(const FilmArguments& arguments)
{
    FilmMaker maker(arguments);
    if (std::filesystem::path(arguments.input.file).extension() == ".json")
        maker.filmMaking();
    else
        maker.filmStyles();
}

void addStyle(CLI::App& command, StyleArguments& style, const std::string& which)
{
    command.add_option("--" + which + "-style", style.style, "Photograph or style file, " + which)->group("Styles");
    command.add_option("--" + which + "-preset", style.preset, "Style of the model, " + which)->group("Styles");
    command.add_option("--" + which + "-seed", style.seed, "Random style, " + which)->group("Styles");
}

} // namespace

void addFilmCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("film", "Film how a painting was made, or how its style changes");
    command->footer(kExamples);
    auto arguments = std::make_shared<FilmArguments>();
    arguments->input.addTo(*command);
    command->add_option("--out", arguments->out, "Video (.mp4, .webm) or folder of frames")->required();
    command->add_option("--show", arguments->show, "What is seen: photograph, painting, both")
        ->check(CLI::IsMember({ "photograph", "painting", "both" }))
        ->capture_default_str();
    command->add_option("--seconds", arguments->seconds, "Length")->check(CLI::Range(.1, 600.))->capture_default_str();
    command->add_option("--fps", arguments->framesPerSecond, "Frames a second")->check(CLI::Range(1., 120.))->capture_default_str();
    command->add_option("--size", arguments->size, "WIDTHxHEIGHT of the photograph, multiples of the model's grid");
    command->add_flag("--loop", arguments->loops, "Back to the first style at the end");
    addStyle(*command, arguments->from, "from");
    addStyle(*command, arguments->to, "to");
    arguments->model.addTo(*command);
    command->callback([arguments] { runFilm(*arguments); });
}

} // namespace pleinair
