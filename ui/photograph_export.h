#pragma once

#include <QObject>
#include <QString>

class QSettings;
class QWidget;

namespace pleinair {

class ErrorReporter;
class LiveRendering;
class MessageBar;
class PaintingFiles;

/// Saves and copies the photograph, rendered exactly as it is on screen.
class PhotographExport final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    PhotographExport(LiveRendering& rendering, const PaintingFiles& files, QSettings& settings,
        MessageBar& messages, ErrorReporter& errors, QWidget* window);

    /// Again into the file of the last export; the first time it asks.
    void exportAgain();
    void exportAs();
    void exportTo(const QString& file);
    void copy();

private:
    [[nodiscard]] bool isPossible();

    LiveRendering& m_rendering;
    const PaintingFiles& m_files;
    QSettings& m_settings;
    MessageBar& m_messages;
    ErrorReporter& m_errors;
    QWidget* m_window;
    QString m_file;
};

} // namespace pleinair
