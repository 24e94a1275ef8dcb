#include "ui/project_state.h"

#include "app/painting/class_match.h"
#include "ui/canvas/label_picture.h"
#include "ui/canvas/view_transform.h"
#include "ui/live_rendering.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace pleinair {

namespace {

constexpr std::pair<StyleOrigin, const char*> kOrigins[] = {
    { StyleOrigin::Preset, "preset" },
    { StyleOrigin::Photograph, "photograph" },
    { StyleOrigin::Random, "random" },
    { StyleOrigin::Blend, "blend" },
};

ProjectStyle toProject(const NamedStyle& style)
{
    const auto* origin = std::find_if(std::begin(kOrigins), std::end(kOrigins),
        [&style](const auto& entry) { return entry.first == style.origin; });
    ProjectStyle kept { style.name, origin->second, style.style, style.seed, style.source };
    for (const StyleIngredient& part : style.ingredients)
        kept.ingredients.push_back({ part.name, part.style, part.weight });
    return kept;
}

NamedStyle fromProject(const ProjectStyle& style)
{
    const auto* origin = std::find_if(std::begin(kOrigins), std::end(kOrigins),
        [&style](const auto& entry) { return style.origin == entry.second; });
    NamedStyle named { style.name,
        origin == std::end(kOrigins) ? StyleOrigin::Blend : origin->first, style.vector,
        style.source, style.seed };
    for (const ProjectIngredient& part : style.ingredients)
        named.ingredients.push_back({ part.name, part.vector, part.weight });
    return named;
}

bool sameClasses(const ClassTable& a, const ClassTable& b)
{
    return std::equal(a.classes().begin(), a.classes().end(), b.classes().begin(),
        b.classes().end(), [](const SemanticClass& left, const SemanticClass& right) {
            return left.name == right.name && left.color == right.color;
        });
}

Image toImage(const QImage& picture)
{
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
    Image image { { rgb.width(), rgb.height() }, {} };
    image.rgb.reserve(static_cast<std::size_t>(image.size.area()) * 3);
    for (int y = 0; y < rgb.height(); ++y) {
        const uchar* row = rgb.constScanLine(y);
        image.rgb.insert(image.rgb.end(), row, row + std::ptrdiff_t { 3 } * rgb.width());
    }
    return image;
}

} // namespace

ProjectState::ProjectState(Studio& studio, LiveRendering& rendering, ViewTransform& view,
    MessageBar& messages, QObject* parent)
    : QObject(parent)
    , m_studio(studio)
    , m_rendering(rendering)
    , m_view(view)
    , m_messages(messages)
{
    const auto settle = [this] {
        if (const auto goOn = std::exchange(m_whenModelSettles, nullptr))
            goOn();
    };
    connect(&studio, &Studio::paintingReplaced, this, [this] { m_unknown.clear(); });
    connect(&rendering, &LiveRendering::modelChanged, this, settle, Qt::QueuedConnection);
    connect(
        &rendering, &LiveRendering::failed, this,
        [settle](const WorkFailure& failure) {
            if (failure.work == WorkKind::LoadModel)
                settle();
        },
        Qt::QueuedConnection);
}

Project ProjectState::capture() const
{
    m_studio.settle();
    Project project;
    project.unknown = m_unknown;
    project.painting = m_studio.document().content();
    if (const auto& model = m_rendering.model()) {
        project.model = { model->description.name, model->description.generatorHash,
            m_rendering.modelPath() };
    }
    const StyleLibrary& styles = m_rendering.styles();
    if (styles.hasStyles()) {
        project.styles.current = toProject(styles.current());
        for (const NamedStyle& style : styles.styles()) {
            if (style.origin == StyleOrigin::Photograph)
                project.styles.photographs.push_back(toProject(style));
        }
        project.styles.seed = styles.seed();
        project.styles.isSeedLocked = styles.isSeedLocked();
    }
    project.view = { m_view.isFitted(), m_view.scale(), m_view.centre().x(), m_view.centre().y(),
        m_view.turn(), m_view.isMirrored(), {} };
    const LiveSession& session = m_rendering.session();
    if (session.hasModel() && session.photographShortSide() != session.nativeShortSide())
        project.view.photographShortSide = session.photographShortSide();
    if (!m_rendering.photograph().isNull())
        project.photograph = toImage(m_rendering.photograph());
    return project;
}

void ProjectState::restore(Project project, std::function<void()> done)
{
    const auto& model = m_rendering.model();
    const bool fits = sameClasses(project.painting.classes, m_studio.document().classes());
    const bool isLoaded = model && model->description.generatorHash == project.model.hash;
    std::error_code ignored;
    if (fits || isLoaded || project.model.path.empty()
        || !std::filesystem::exists(project.model.path, ignored)) {
        put(std::move(project));
        return done();
    }
    const std::filesystem::path path = project.model.path;
    m_whenModelSettles = [this, project = std::move(project), done = std::move(done)] {
        put(project);
        done();
    };
    // What is on the canvas goes, so nobody is asked what becomes of its materials.
    m_rendering.loadModel(path, std::nullopt, LiveRendering::Asking::No);
}

void ProjectState::put(Project project)
{
    const ClassTable& present = m_studio.document().classes();
    if (!sameClasses(project.painting.classes, present)) {
        project.painting = withClasses(std::move(project.painting), present);
        m_messages.show(MessageKind::Warning,
            tr("The project was painted with the materials of “%1”, which is not there; it was "
               "carried over to the present ones.")
                .arg(QString::fromStdString(project.model.name)));
    }
    m_studio.replacePainting(std::move(project.painting));
    m_unknown = std::move(project.unknown);
    if (m_rendering.session().hasModel() && !project.model.name.empty())
        m_rendering.setPhotographShortSide(project.view.photographShortSide);
    std::vector<NamedStyle> photographs;
    for (const ProjectStyle& style : project.styles.photographs)
        photographs.push_back(fromProject(style));
    std::optional<NamedStyle> current;
    if (project.styles.current)
        current = fromProject(*project.styles.current);
    m_rendering.restoreStyles(photographs, current, project.styles.isSeedLocked);
    restoreView(project.view);
}

void ProjectState::restoreView(const ProjectView& view)
{
    m_view.straighten();
    m_view.turnBy(view.turn);
    m_view.setMirrored(view.isMirrored);
    if (view.isFitted)
        return m_view.fit();
    m_view.setScale(view.scale);
    m_view.setCentre({ view.centreX, view.centreY });
}

} // namespace pleinair
