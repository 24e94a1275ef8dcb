#pragma once

#include "app/files/label_document.h"
#include "app/files/recovery.h"
#include "model/base/label_map.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QSettings;
class QWidget;

namespace pleinair {

class ErrorReporter;
class MessageBar;
class Studio;

/// The painting and its file: new, open, save, the recent ones, and the question before changes
/// are lost. Files are read and written on other threads; the window stays usable meanwhile.
class PaintingFiles final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    PaintingFiles(Studio& studio, QSettings& settings, ErrorReporter& errors, QWidget* window);

    /// Asks for size and material, then begins a new painting.
    void askForNew();
    void beginNew(Size size, ClassId fill);
    /// Asks for a file. @return its path; empty if the person thought better of it.
    [[nodiscard]] QString askForFile();
    /// Opens a label map, or plays a strokes file and shows the painting it leaves.
    void open(const QString& file);
    /// One of the program's own paintings: shown without a file name of its own.
    void openExample(const QString& file);
    void openRecovered(const RecoverableDocument& document);

    void save();
    void saveAs();

    /// Asks what to do with unsaved changes, if there are any.
    /// @param afterSaving  called when the person wants them saved and they are.
    /// @return whether the painting may be given up now.
    [[nodiscard]] bool mayDiscard(std::function<void()> afterSaving);
    /// Never asks again: for recorded sessions.
    void setAsking(bool asking) { m_asking = asking; }

    /// Where the painting was opened or saved; empty for a new one.
    [[nodiscard]] QString path() const { return m_path; }
    /// For the window's title.
    [[nodiscard]] QString title() const;
    /// Names a painting that has no file.
    void setTitle(const QString& title) { setFile({}, title); }
    [[nodiscard]] QStringList recentFiles() const;
    void forgetRecent();
    /// A file is being read or written.
    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

Q_SIGNALS:
    void titleChanged();
    void recentChanged();
    void opened();
    void saved();
    void openFailed(const QString& file);
    /// isBusy() may have changed.
    void busyChanged();

private:
    struct Opened {
        LabelMap labels;
        QString path;
        QString title;
    };

    void load(const QString& file, const QString& path, const QString& title);
    void take(Opened opened);
    void write(const QString& file, LabelFileKind kind);
    void setFile(const QString& path, const QString& title);
    void remember(const QString& file);
    void addBusy(int change);

    Studio& m_studio;
    QSettings& m_settings;
    ErrorReporter& m_errors;
    QWidget* m_window;
    QString m_path;
    QString m_title;
    LabelFileKind m_kind = LabelFileKind::Index;
    bool m_asking = true;
    int m_busy = 0;
    std::function<void()> m_afterSaving; ///< Of the save in progress.
};

} // namespace pleinair
