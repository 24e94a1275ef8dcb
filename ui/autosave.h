#pragma once

#include "app/project/recovery.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace pleinair {

class MessageBar;
class PaintingFiles;
class ProjectState;
class Studio;

/// Keeps the painting against a crash, every minute and after 25 strokes, and offers at the start
/// what an earlier session left behind.
class Autosave final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    Autosave(Studio& studio, ProjectState& state, PaintingFiles& files, MessageBar& messages,
        std::filesystem::path folder, QObject* parent);

    /// Asks, without blocking, what to do with what was left behind.
    void offerRecovery();
    /// The session ends in peace: nothing is left to recover.
    void discard();

private:
    void offerNext();
    void restore(const RecoverableDocument& document);
    void keepIfDue();
    /// @param done  called once the painting is kept.
    void keep(std::function<void()> done = {});

    Studio& m_studio;
    ProjectState& m_state;
    PaintingFiles& m_files;
    MessageBar& m_messages;
    std::filesystem::path m_folder;
    std::shared_ptr<RecoveryKeeper> m_keeper; ///< Shared with the thread that is writing.
    AutosaveClock m_clock;
    QTimer m_timer;
    std::vector<RecoverableDocument> m_left; ///< Not offered yet, newest first.
    bool m_writing = false;
    bool m_hasWarned = false;
};

} // namespace pleinair
