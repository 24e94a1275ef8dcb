#include "ui/photograph_reading.h"

#include "app/painting/class_match.h"
#include "model/image/resize.h"
#include "ui/background.h"
#include "ui/error_reporter.h"
#include "ui/language.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/usual_folder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/photographFolder"_L1;
constexpr int kPatienceMs = 400;
constexpr std::size_t kNamedClasses = 3;
/// Smaller pictures become paintings of this side at least.
constexpr int kShortestSide = 128;

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

Image fitForPainting(Image photograph)
{
    const Size size = photograph.size;
    const double longSide = std::max(size.width, size.height);
    const double shortSide = std::min(size.width, size.height);
    const double scale = std::min(
        std::max(1.0, kShortestSide / shortSide), PhotographReading::kLongestSide / longSide);
    if (scale == 1.0)
        return photograph;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(std::lround(side * scale)));
    };
    return resized(photograph, { scaled(size.width), scaled(size.height) }, Resampling::Best);
}

/// "sky, sea and sand": what there is most of.
QString mainClasses(const PhotographLabels& read)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(read.classes.count()), 0);
    for (const ClassId id : read.labels.labels())
        ++counts[id];
    std::vector<ClassId> order(counts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<ClassId>(i);
    std::sort(
        order.begin(), order.end(), [&](ClassId a, ClassId b) { return counts[a] > counts[b]; });
    QStringList names;
    for (std::size_t i = 0; i < std::min(kNamedClasses, order.size()) && counts[order[i]] > 0; ++i)
        names.append(materialText(read.classes[order[i]].name));
    return names.join(u", "_s);
}

} // namespace

PhotographReading::PhotographReading(const Parts& parts, Loader load, Reader read, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_load(std::move(load))
    , m_read(std::move(read))
    , m_window(window)
{
}

PhotographReading::~PhotographReading() = default;

void PhotographReading::ask()
{
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Open Photograph as Painting"),
        usualFolder(m_parts.settings, kFolderKey),
        tr("Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)"));
    if (file.isEmpty())
        return;
    m_parts.settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    open(file);
}

void PhotographReading::open(const QString& file)
{
    if (m_parts.files.mayDiscard([this, file] { begin(file); }))
        begin(file);
}

void PhotographReading::begin(const QString& file)
{
    stop();
    m_stop = std::make_shared<std::stop_source>();
    m_progress = std::make_unique<QProgressDialog>(
        tr("Looking at what %1 shows…").arg(QFileInfo(file).fileName()), tr("Stop"), 0, 0,
        m_window);
    m_progress->setWindowTitle(tr("Open Photograph as Painting"));
    m_progress->setMinimumDuration(kPatienceMs);
    connect(m_progress.get(), &QProgressDialog::canceled, this, &PhotographReading::stop);
    m_progress->setValue(0);
    const auto& model = m_parts.rendering.model();
    using Read = std::optional<PhotographLabels>;
    runInBackground<Read>(
        this,
        [load = m_load, read = m_read, path = toPath(file),
            folder = model ? model->description.folder : std::filesystem::path(),
            stop = m_stop->get_token()]() -> Read {
            return read(fitForPainting(load(path)), folder, stop);
        },
        [this, file, stop = m_stop](const Read& read) {
            if (stop != m_stop)
                return;
            end();
            if (read)
                show(*read, file);
            Q_EMIT finished();
        },
        [this, file, stop = m_stop](const Error& error) {
            if (stop != m_stop)
                return;
            end();
            m_parts.errors.report(
                error, tr("%1 could not be opened as a painting.").arg(QFileInfo(file).fileName()));
            Q_EMIT finished();
        });
}

void PhotographReading::show(const PhotographLabels& read, const QString& file)
{
    const QString title = QFileInfo(file).completeBaseName();
    try {
        const auto& classes = m_parts.studio.document().classes();
        m_parts.files.showUnsaved(withClasses(read.labels, read.classes, classes), title);
    } catch (const Error& error) {
        m_parts.errors.report(error);
        return;
    }
    std::vector<MessageBar::Answer> answers;
    if (m_parts.rendering.styles().canEncodePhotographs())
        answers.push_back(
            { tr("Take Its Style"), [this, file] { m_parts.styles.usePhotograph(file); } });
    m_parts.messages.show(MessageKind::Info,
        tr("In “%1” there is %2; paint over what was taken for something else.")
            .arg(title, mainClasses(read)),
        std::move(answers));
}

void PhotographReading::stop()
{
    if (!m_stop)
        return;
    m_stop->request_stop();
    end();
    Q_EMIT finished();
}

void PhotographReading::end()
{
    m_stop = nullptr;
    // It may be the sender of the signal that led here.
    if (m_progress) {
        m_progress->disconnect(this);
        m_progress->hide();
        m_progress.release()->deleteLater();
    }
}

} // namespace pleinair
