#pragma once

#include "app/session/render_worker.h"
#include "ui/dialogs/film_dialog.h"

#include <QObject>

#include <memory>
#include <optional>

class QProgressDialog;
class QSettings;

namespace pleinair {

class ErrorReporter;
class FilmFile;
class LiveRendering;
class MessageBar;
class PaintingFiles;
class Studio;

/// Films how the painting was made, step by step of its history, or how one style becomes another.
/// Frames are rendered one after the other and written on another thread; the live photograph waits
/// meanwhile, and a small window shows how far it is and can stop it.
class FilmExport final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    FilmExport(Studio& studio, LiveRendering& rendering, const PaintingFiles& files,
        QSettings& settings, MessageBar& messages, ErrorReporter& errors, QWidget* window);
    ~FilmExport() override;

    void ask();
    /// Does nothing while another film is being made.
    void film(const FilmChoice& choice);
    [[nodiscard]] bool isFilming() const { return m_reel != nullptr; }

Q_SIGNALS:
    void finished();

private:
    /// A film that is being made.
    struct Reel;

    void begin(std::shared_ptr<Reel> reel);
    void renderNext();
    void writeFrame(Image frame);
    void finish();
    /// Does nothing if that film was stopped meanwhile: another one may have begun.
    void fail(const std::shared_ptr<Reel>& reel, const Error& error);
    void stop();

    Studio& m_studio;
    LiveRendering& m_rendering;
    const PaintingFiles& m_files;
    QSettings& m_settings;
    MessageBar& m_messages;
    ErrorReporter& m_errors;
    QWidget* m_window;
    std::shared_ptr<Reel> m_reel; ///< Null: none.
    QProgressDialog* m_progress = nullptr;
};

} // namespace pleinair
