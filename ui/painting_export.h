#pragma once

#include "app/export/contact_sheet.h"
#include "ui/dialogs/export_dialog.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QSettings;
class QWidget;

namespace pleinair {

class ErrorReporter;
class LiveRendering;
class MessageBar;
class PaintingFiles;
class ProjectState;
class Studio;
struct Project;

/// Writes the painting and its photograph as files for other programs; the photograph is rendered
/// exactly as it is on screen. The window stays usable meanwhile.
class PaintingExport final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    PaintingExport(Studio& studio, LiveRendering& rendering, const ProjectState& state,
        const PaintingFiles& files, QSettings& settings, MessageBar& messages,
        ErrorReporter& errors, QWidget* window);

    /// The last export again; the first time it asks.
    void exportAgain();
    void exportAs();
    void exportTo(const ExportChoice& choice);
    void copy();

Q_SIGNALS:
    /// A file is there.
    void exported(const QString& file);

private:
    [[nodiscard]] bool isPossible();
    void exportPhotograph(const ExportChoice& choice);
    void exportLight(const ExportChoice& choice);
    void exportLayers(const ExportChoice& choice);
    void exportSheet(const ExportChoice& choice, std::shared_ptr<std::vector<SheetCell>> cells);
    /// Writes on another thread, then says so.
    void write(const ExportChoice& choice, std::function<void()> work);

    Studio& m_studio;
    LiveRendering& m_rendering;
    const ProjectState& m_state;
    const PaintingFiles& m_files;
    QSettings& m_settings;
    MessageBar& m_messages;
    ErrorReporter& m_errors;
    QWidget* m_window;
    std::optional<ExportChoice> m_last;
};

} // namespace pleinair
