#include "ui/training/training_run.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <csignal>
#include <filesystem>
#include <utility>

#include <sys/types.h>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookEveryMs = 500;
constexpr auto kNoteFile = "window.json"_L1;
constexpr auto kProgressFile = "progress.jsonl"_L1;
constexpr auto kErrorFile = "errors.txt"_L1;
constexpr auto kFormat = "pleinair-window-run"_L1;

QString inFolder(const QString& folder, QLatin1StringView name)
{
    return QDir(folder).filePath(name);
}

QStringList listFrom(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& word : value.toArray())
        list.append(word.toString());
    return list;
}

/// What a training is to read: the pack of that name in the folder it is given.
QString packOf(const QStringList& words)
{
    const qsizetype at = words.indexOf("--data"_L1);
    return at < 0 ? QString() : QDir(words.value(at + 1)).filePath(u"train.pack"_s);
}

/// The end of a text file, e.g. the sentence with which a program failed.
QString lastLine(const QString& path)
{
    constexpr qint64 kEnd = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax(qint64(0), file.size() - kEnd));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

} // namespace

TrainingRun::TrainingRun(QString program, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_looking.setInterval(kLookEveryMs);
    connect(&m_looking, &QTimer::timeout, this, &TrainingRun::look);
}

QString TrainingRun::start(
    const QString& folder, const QStringList& prepare, const QStringList& train)
{
    if (!QDir().mkpath(folder))
        return tr("The folder %1 cannot be made.").arg(folder);
    leave();
    m_folder = folder;
    m_progress = {};
    m_makesModel = false;
    QFile::remove(inFolder(folder, kProgressFile));
    QFile::remove(inFolder(folder, kErrorFile));
    // Data that cannot be used leave no pack: that is how their failure shows. Pictures that were
    // kept from a training before may be learned from now.
    if (!prepare.isEmpty()) {
        QFile::remove(packOf(train));
        QFile::remove(QFileInfo(packOf(train)).dir().filePath(u"val.pack"_s));
    }
    const QStringList training =
        QStringList { u"train"_s } + train + QStringList { u"--progress"_s, u"json"_s };
    m_waiting = prepare.isEmpty() ? QStringList() : training;
    return launch(prepare.isEmpty() ? training : QStringList { u"prepare"_s } + prepare);
}

QString TrainingRun::launch(const QStringList& words)
{
    QProcess process;
    process.setProgram(m_program);
    process.setArguments(words);
    process.setWorkingDirectory(m_folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(inFolder(m_folder, kProgressFile), QIODevice::Append);
    process.setStandardErrorFile(inFolder(m_folder, kErrorFile), QIODevice::Append);
    if (!process.startDetached(&m_process))
        return tr("%1 could not be started.").arg(m_program);
    m_words = words;
    m_state = State::Running;
    write();
    beginFollowing();
    return {};
}

void TrainingRun::write() const
{
    const QJsonObject note { { "format"_L1, kFormat }, { "version"_L1, 1 },
        { "process"_L1, m_process }, { "words"_L1, QJsonArray::fromStringList(m_words) },
        { "waiting"_L1, QJsonArray::fromStringList(m_waiting) }, { "makes_model"_L1, m_makesModel },
        { "stopping"_L1, m_state == State::Stopping } };
    try {
        writeWholeFile(std::filesystem::path(inFolder(m_folder, kNoteFile).toStdU16String()),
            QJsonDocument(note).toJson().toStdString());
    } catch (const Error&) {
        // The training goes on all the same; only another window will not find it.
    }
}

bool TrainingRun::attach(const QString& folder)
{
    QFile file(inFolder(folder, kNoteFile));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    if (note["format"_L1].toString() != kFormat)
        return false;
    leave();
    m_folder = folder;
    m_progress = {};
    m_process = note["process"_L1].toInteger();
    m_words = listFrom(note["words"_L1]);
    m_waiting = listFrom(note["waiting"_L1]);
    m_makesModel = note["makes_model"_L1].toBool();
    m_state = note["stopping"_L1].toBool() ? State::Stopping : State::Running;
    beginFollowing();
    look();
    return true;
}

void TrainingRun::beginFollowing()
{
    if (!m_said.isOpen()) {
        m_said.setFileName(inFolder(m_folder, kProgressFile));
        m_said.open(QIODevice::ReadOnly);
    }
    m_looking.start();
    Q_EMIT changed();
}

void TrainingRun::leave()
{
    m_looking.stop();
    m_said.close();
    m_state = State::None;
}

void TrainingRun::readProgress()
{
    if (!m_said.isOpen())
        m_said.open(QIODevice::ReadOnly);
    m_progress.take(m_said.readAll());
}

void TrainingRun::look()
{
    const bool isThere = isProcessThere();
    readProgress();
    if (isThere) {
        Q_EMIT changed();
        return;
    }
    const State end = endState();
    const bool wasPreparing = !m_words.isEmpty() && m_words.first() == "prepare"_L1;
    if (wasPreparing && m_state == State::Running && !m_waiting.isEmpty()
        && QFileInfo::exists(packOf(m_waiting))) {
        const QStringList next = std::exchange(m_waiting, {});
        if (launch(next).isEmpty())
            return;
    }
    if (m_state == State::Stopping && m_makesModel && end == State::Paused) {
        m_makesModel = false;
        if (launch({ u"train"_s, u"--out"_s, m_folder, u"--resume"_s, u"--export-only"_s,
                       u"--progress"_s, u"json"_s })
                .isEmpty())
            return;
    }
    m_state = end;
    m_looking.stop();
    write();
    Q_EMIT changed();
}

TrainingRun::State TrainingRun::endState() const
{
    const bool isDone = m_progress.totalSteps() > 0 && m_progress.step() >= m_progress.totalSteps();
    const bool exported = m_words.contains("--export-only"_L1);
    if ((isDone || exported) && !model().isEmpty())
        return State::Finished;
    if (m_state == State::Stopping || m_progress.message().contains("--resume"_L1))
        return State::Paused;
    return State::Failed;
}

bool TrainingRun::isProcessThere() const
{
    if (m_process <= 0 || ::kill(static_cast<pid_t>(m_process), 0) != 0)
        return false;
    // Numbers of processes come again: only one with these words is ours. A process that has ended
    // and was not waited for has none.
    QFile words(u"/proc/%1/cmdline"_s.arg(m_process));
    if (!words.open(QIODevice::ReadOnly))
        return true;
    const QList<QByteArray> given = words.readAll().split('\0');
    return m_words.isEmpty() || given.contains(m_words.first().toUtf8());
}

void TrainingRun::pause()
{
    if (m_state != State::Running)
        return;
    ::kill(static_cast<pid_t>(m_process), SIGTERM);
    m_waiting.clear();
    m_state = State::Stopping;
    write();
    Q_EMIT changed();
}

void TrainingRun::stop()
{
    m_makesModel = true;
    if (m_state == State::Paused) {
        m_makesModel = false;
        (void)launch({ u"train"_s, u"--out"_s, m_folder, u"--resume"_s, u"--export-only"_s,
            u"--progress"_s, u"json"_s });
        return;
    }
    pause();
}

QString TrainingRun::goOn()
{
    if (isAlive())
        return {};
    return launch({ u"train"_s, u"--out"_s, m_folder, u"--resume"_s, u"--progress"_s, u"json"_s });
}

QString TrainingRun::message() const
{
    const QString error = lastLine(inFolder(m_folder, kErrorFile));
    return m_state == State::Failed && !error.isEmpty() ? error : m_progress.message();
}

QString TrainingRun::sampleSheet() const
{
    const QDir samples(inFolder(m_folder, "samples"_L1));
    const QFileInfoList sheets =
        samples.entryInfoList({ u"*.png"_s, u"*.jpg"_s }, QDir::Files, QDir::Time);
    return sheets.isEmpty() ? QString() : sheets.first().absoluteFilePath();
}

QString TrainingRun::model() const
{
    const QString folder = inFolder(m_folder, "model"_L1);
    return QFileInfo::exists(QDir(folder).filePath(u"model.json"_s)) ? folder : QString();
}

} // namespace pleinair
