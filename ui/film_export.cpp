#include "ui/film_export.h"

#include "app/export/film_file.h"
#include "app/export/making_film.h"
#include "app/export/style_film.h"
#include "ui/background.h"
#include "ui/commands/edit_step.h"
#include "ui/commands/model_step.h"
#include "ui/error_reporter.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/style_text.h"

#include <QDir>
#include <QProgressDialog>

#include <algorithm>

namespace pleinair {

/// Frames by number: of which labels and in which style. Its file is touched by one thread at a
/// time.
struct FilmExport::Reel {
    FilmChoice choice;
    ClassTable classes;
    bool hasEdges = false;
    std::vector<LabelMap> states; ///< One for a film of styles.
    StyleVector from;
    StyleVector to;
    std::size_t frames = 0;
    std::size_t next = 0;
    std::optional<std::size_t> shownState;
    Image shown; ///< The last frame, again while the state stays.
    std::unique_ptr<FilmFile> file;

    [[nodiscard]] std::size_t stateAt(std::size_t frame) const
    {
        return frame * states.size() / frames;
    }

    [[nodiscard]] StyleVector styleAt(std::size_t frame) const
    {
        if (choice.story == FilmChoice::Story::Making)
            return from;
        return styleBetween(from, to, filmPosition(frame, frames, choice.loops));
    }

    void write(const Image& frame)
    {
        if (!file)
            file = std::make_unique<FilmFile>(
                std::filesystem::path(choice.file.toStdU16String()), frame.size);
        file->add(frame);
    }
};

namespace {

/// The edits of a history that are in effect, those that carried the painting over to another
/// model's classes among them.
std::vector<Edit> editsOf(const History& history)
{
    std::vector<Edit> edits;
    for (int i = 0; i < history.index(); ++i) {
        if (const auto* step = dynamic_cast<const EditStep*>(&history.step(i)))
            edits.push_back(step->edit());
        else if (const auto* model = dynamic_cast<const ModelStep*>(&history.step(i)))
            edits.push_back(model->edit());
    }
    return edits;
}

} // namespace

FilmExport::FilmExport(Studio& studio, LiveRendering& rendering, const PaintingFiles& files,
    QSettings& settings, MessageBar& messages, ErrorReporter& errors, QWidget* window)
    : QObject(window)
    , m_studio(studio)
    , m_rendering(rendering)
    , m_files(files)
    , m_settings(settings)
    , m_messages(messages)
    , m_errors(errors)
    , m_window(window)
{
}

FilmExport::~FilmExport() = default;

void FilmExport::ask()
{
    QStringList styles;
    for (const NamedStyle& style : m_rendering.styles().styles())
        styles.append(styleText(style));
    FilmDialog dialog(styles, m_files.title(), m_settings, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    dialog.store();
    film(dialog.choice());
}

void FilmExport::film(const FilmChoice& choice)
{
    if (isFilming())
        return;
    if (!m_rendering.session().hasModel()) {
        m_messages.show(
            MessageKind::Warning, tr("A film needs a model that renders it, and none is loaded."));
        return;
    }
    m_studio.settle();
    auto reel = std::make_shared<Reel>();
    reel->choice = choice;
    reel->classes = m_studio.document().classes();
    reel->hasEdges = !m_rendering.model()->description.options.noInstance;
    reel->frames =
        static_cast<std::size_t>(std::max(2, qRound(choice.seconds * FilmFile::kFramesPerSecond)));
    const auto& styles = m_rendering.styles().styles();
    const auto styleAt = [&styles](int index) {
        return styles.at(static_cast<std::size_t>(index)).style;
    };
    m_reel = reel;
    const Size size = m_rendering.session().photographSize();
    if (choice.story == FilmChoice::Story::Styles) {
        reel->from = styleAt(choice.from);
        reel->to = styleAt(choice.to);
        reel->states = { m_studio.document().labels().resizedNearest(size) };
        return begin(reel);
    }
    reel->from = m_rendering.styles().current().style;
    runInBackground<std::vector<LabelMap>>(
        this,
        [document = m_studio.document(), edits = editsOf(m_studio.history().steps()), size,
            most = static_cast<int>(reel->frames)] {
            return statesOfMaking(document, edits, size, most);
        },
        [this, reel](std::vector<LabelMap> states) {
            if (reel != m_reel)
                return;
            reel->states = std::move(states);
            begin(reel);
        },
        [this, reel](const Error& error) { fail(reel, error); });
}

void FilmExport::begin(std::shared_ptr<Reel> reel)
{
    m_progress = new QProgressDialog(tr("Filming; the photograph waits meanwhile."), tr("Stop"), 0,
        static_cast<int>(reel->frames), m_window);
    m_progress->setWindowTitle(tr("Export Film"));
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    m_progress->setMinimumDuration(0);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, this, &FilmExport::stop);
    renderNext();
}

void FilmExport::renderNext()
{
    if (!m_reel)
        return;
    Reel& reel = *m_reel;
    if (reel.next >= reel.frames)
        return finish();
    m_progress->setValue(static_cast<int>(reel.next));
    const std::size_t state = reel.stateAt(reel.next);
    const bool isSame = reel.choice.story == FilmChoice::Story::Making && reel.shownState == state;
    if (isSame)
        return writeFrame(reel.shown);
    reel.shownState = state;
    const LabelMap& labels = reel.states[state];
    const Image painting = inColors(labels, reel.classes);
    if (reel.choice.show == FilmChoice::Show::Painting)
        return writeFrame(painting);
    RenderRequest request;
    request.labels = labels;
    if (reel.hasEdges)
        request.edges = labelEdges(labels);
    request.style = reel.styleAt(reel.next);
    m_rendering.exportPicture(std::move(request), ExportForm::Rounded,
        [this, painting, of = m_reel](std::optional<RenderedPicture> picture) {
            if (of != m_reel)
                return; // It was stopped.
            if (!picture)
                return stop();
            writeFrame(of->choice.show == FilmChoice::Show::Both
                    ? besideEachOther(painting, picture->photograph)
                    : std::move(picture->photograph));
        });
}

void FilmExport::writeFrame(Image frame)
{
    m_reel->shown = std::move(frame);
    runInBackground<std::monostate>(
        this,
        [reel = m_reel] {
            reel->write(reel->shown);
            return std::monostate {};
        },
        [this, of = m_reel](std::monostate) {
            if (of != m_reel)
                return;
            ++of->next;
            renderNext();
        },
        [this, of = m_reel](const Error& error) { fail(of, error); });
}

void FilmExport::finish()
{
    runInBackground<std::monostate>(
        this,
        [reel = m_reel] {
            reel->file->finish();
            return std::monostate {};
        },
        [this, of = m_reel](std::monostate) {
            if (of != m_reel)
                return;
            m_messages.show(MessageKind::Info,
                tr("The film is in %1.").arg(QDir::toNativeSeparators(of->choice.file)));
            stop();
        },
        [this, of = m_reel](const Error& error) { fail(of, error); });
}

void FilmExport::fail(const std::shared_ptr<Reel>& reel, const Error& error)
{
    if (reel != m_reel)
        return;
    m_errors.report(error);
    stop();
}

void FilmExport::stop()
{
    if (!m_reel)
        return;
    m_reel.reset();
    if (m_progress)
        m_progress->deleteLater();
    m_progress = nullptr;
    Q_EMIT finished();
}

} // namespace pleinair
