#include "ui/autosave.h"

#include "ui/background.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/project_state.h"
#include "ui/studio.h"

#include <QDateTime>
#include <QLocale>

namespace pleinair {

namespace {

constexpr int kLookEveryMs = 5000;

} // namespace

Autosave::Autosave(Studio& studio, ProjectState& state, PaintingFiles& files,
    MessageBar& messages, std::filesystem::path folder, QObject* parent)
    : QObject(parent)
    , m_studio(studio)
    , m_state(state)
    , m_files(files)
    , m_messages(messages)
    , m_folder(std::move(folder))
{
    connect(&studio.history(), &UndoHistory::changed, this, [this] {
        if (m_studio.isModified())
            m_clock.edited(AutosaveClock::Time::clock::now());
        keepIfDue();
    });
    connect(&files, &PaintingFiles::saved, this, &Autosave::discard);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::keepIfDue);
    m_timer.start(kLookEveryMs);
}

void Autosave::offerRecovery()
{
    // Reading what was left waits for the disk.
    runInBackground<std::vector<RecoverableDocument>>(
        this, [folder = m_folder] { return listRecoverable(folder); },
        [this](std::vector<RecoverableDocument> left) {
            m_left = std::move(left);
            offerNext();
        },
        [](const Error&) {});
}

void Autosave::offerNext()
{
    if (m_left.empty())
        return;
    const RecoverableDocument document = std::move(m_left.front());
    m_left.erase(m_left.begin());
    const auto kept = std::chrono::file_clock::to_sys(document.keptAt);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(kept.time_since_epoch());
    const QString time =
        QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds.count()), QLocale::ShortFormat);
    const QString file = QString::fromStdU16String(document.document.filename().u16string());
    m_messages.show(MessageKind::Warning,
        file.isEmpty()
            ? tr("A painting of %1 was not saved before the program ended.").arg(time)
            : tr("“%1” was not saved after %2, before the program ended.").arg(file, time),
        { { tr("Restore"), [this, document] { restore(document); } },
            { tr("Discard"),
                [this, document] {
                    discardRecovery(document);
                    offerNext();
                } },
            { tr("Decide Later"), [] {} } });
}

void Autosave::restore(const RecoverableDocument& document)
{
    if (!m_files.mayDiscard([this, document] { restore(document); }))
        return;
    m_files.openRecovered(document, [this, document] {
        // What was left goes only when this session keeps it.
        if (!m_writing)
            keep([document] { discardRecovery(document); });
    });
}

void Autosave::discard()
{
    m_clock.kept();
    if (m_keeper && !m_writing)
        m_keeper->discard();
}

void Autosave::keepIfDue()
{
    if (!m_writing && !m_studio.isPainting() && m_clock.isDue(AutosaveClock::Time::clock::now()))
        keep();
}

void Autosave::keep(std::function<void()> done)
{
    m_writing = true;
    m_clock.kept();
    runInBackground<std::shared_ptr<RecoveryKeeper>>(
        this,
        [keeper = m_keeper, folder = m_folder, project = m_state.capture(),
            file = std::filesystem::path(m_files.path().toStdU16String())] {
            auto used = keeper ? keeper : std::make_shared<RecoveryKeeper>(folder);
            used->keep(project, file);
            return used;
        },
        [this, done = std::move(done)](std::shared_ptr<RecoveryKeeper> keeper) {
            m_keeper = std::move(keeper);
            m_writing = false;
            if (done)
                done();
            if (!m_studio.isModified())
                m_keeper->discard();
        },
        [this](const Error& error) {
            m_writing = false;
            if (!m_hasWarned)
                m_messages.show(MessageKind::Warning,
                    tr("The painting is not kept against a crash: %1")
                        .arg(QString::fromUtf8(error.what())));
            m_hasWarned = true;
        });
}

} // namespace pleinair
