#pragma once

#include "ui/training/run_progress.h"

#include <QFile>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace pleinair {

/// A training in a process of its own, found by its run folder: it goes on when the window closes,
/// and another window finds it again.
///
/// The run folder holds `window.json` (the process and how it was started) and `progress.jsonl`
/// (what it says). GUI thread; reads a little of a file now and then, and waits for nothing.
class TrainingRun final : public QObject {
    Q_OBJECT

public:
    enum class State {
        None, ///< Nothing was begun in this folder.
        Running,
        Stopping, ///< It was asked to save and leave.
        Paused, ///< Saved; goOn() continues exactly there.
        Finished, ///< All steps are done; the model is there.
        Failed, ///< It ended by itself before its time; message() says what it said.
    };

    /// @param program  pleinair-cli.
    explicit TrainingRun(QString program, QObject* parent = nullptr);

    /// Begins: prepares the data, if there are words for that, then trains.
    /// @param prepare  words after "prepare"; empty: the packs are there.
    /// @param train  words after "train", "--out" among them.
    /// @return why it could not be started; empty if it was.
    QString start(const QString& folder, const QStringList& prepare, const QStringList& train);
    /// Looks at a run folder, whatever goes on in it. @return whether there is a run.
    bool attach(const QString& folder);
    /// Saves and leaves the processor to others.
    void pause();
    QString goOn();
    /// Saves, and makes a model of what there is.
    void stop();
    /// Follows it no longer; the training goes on.
    void leave();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isAlive() const
    {
        return m_state == State::Running || m_state == State::Stopping;
    }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] const RunProgress& progress() const { return m_progress; }
    /// The last words it said, also on its error channel.
    [[nodiscard]] QString message() const;
    /// The newest sample sheet; empty before the first.
    [[nodiscard]] QString sampleSheet() const;
    /// The finished model's folder; empty before there is one.
    [[nodiscard]] QString model() const;

Q_SIGNALS:
    /// State, progress or sample sheet may be others.
    void changed();

private:
    QString launch(const QStringList& words);
    void look();
    [[nodiscard]] bool isProcessThere() const;
    void readProgress();
    void write() const;
    [[nodiscard]] State endState() const;
    void beginFollowing();

    QString m_program;
    QString m_folder;
    QStringList m_waiting; ///< Words of the next process, once the present one has ended well.
    QStringList m_words; ///< Of the present process.
    qint64 m_process = 0;
    State m_state = State::None;
    bool m_makesModel = false; ///< stop() was asked for.
    RunProgress m_progress;
    QFile m_said;
    QTimer m_looking;
};

} // namespace pleinair
