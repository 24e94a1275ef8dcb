#pragma once

#include "app/files/recovery.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace pleinair {

class LiveRendering;
class MessageBar;
class PaintingFiles;
class Studio;

/// Keeps the painting against a crash, every minute and after 25 strokes, and offers at the start
/// what an earlier session left behind.
class Autosave final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    Autosave(Studio& studio, LiveRendering& rendering, PaintingFiles& files, MessageBar& messages,
        std::filesystem::path folder, QObject* parent);

    /// Asks, without blocking, what to do with what was left behind.
    void offerRecovery();
    /// The session ends in peace: nothing is left to recover.
    void discard();

private:
    void offer(const RecoverableDocument& document);
    void keepIfDue();
    void keep();

    Studio& m_studio;
    LiveRendering& m_rendering;
    PaintingFiles& m_files;
    MessageBar& m_messages;
    std::filesystem::path m_folder;
    std::shared_ptr<RecoveryKeeper> m_keeper; ///< Shared with the thread that is writing.
    AutosaveClock m_clock;
    QTimer m_timer;
    bool m_writing = false;
    bool m_hasWarned = false;
};

} // namespace pleinair
