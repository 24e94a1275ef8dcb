#include "ui/autosave.h"

#include "ui/background.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <QDateTime>
#include <QLocale>

namespace pleinair {

namespace {

constexpr int kLookEveryMs = 5000;

} // namespace

Autosave::Autosave(Studio& studio, LiveRendering& rendering, PaintingFiles& files,
    MessageBar& messages, std::filesystem::path folder, QObject* parent)
    : QObject(parent)
    , m_studio(studio)
    , m_rendering(rendering)
    , m_files(files)
    , m_messages(messages)
    , m_folder(std::move(folder))
{
    connect(&studio, &Studio::edited, this, [this] {
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
            if (!left.empty())
                offer(left.front());
        },
        [](const Error&) {});
}

void Autosave::offer(const RecoverableDocument& document)
{
    const auto kept = std::chrono::file_clock::to_sys(document.keptAt);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(kept.time_since_epoch());
    const QString time =
        QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds.count()), QLocale::ShortFormat);
    m_messages.show(MessageKind::Info,
        tr("A painting of %1 was not saved before the program ended.").arg(time),
        { { tr("Restore"),
              [this, document] {
                  m_files.openRecovered(document);
                  discardRecovery(document);
              } },
            { tr("Discard"), [document] { discardRecovery(document); } } });
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

void Autosave::keep()
{
    m_writing = true;
    m_clock.kept();
    RecoveryNote note;
    note.document = std::filesystem::path(m_files.path().toStdU16String());
    note.model = m_rendering.modelPath();
    note.style = m_rendering.styles().current().name;
    runInBackground<std::shared_ptr<RecoveryKeeper>>(
        this,
        [keeper = m_keeper, folder = m_folder, labels = m_studio.document().labels(),
            classes = m_studio.document().classes(), note] {
            auto used = keeper ? keeper : std::make_shared<RecoveryKeeper>(folder);
            used->keep(labels, classes, note);
            return used;
        },
        [this](std::shared_ptr<RecoveryKeeper> keeper) {
            m_keeper = std::move(keeper);
            m_writing = false;
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
