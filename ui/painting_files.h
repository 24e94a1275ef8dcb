#pragma once

#include "app/project/project_reader.h"
#include "app/project/recovery.h"
#include "model/base/label_map.h"
#include "model/image/label_survey.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QSettings;
class QWidget;

namespace pleinair {

class ErrorReporter;
class ProjectState;
class Studio;

/// The painting and its project file: new, open, save, the recent ones, and the question before
/// changes are lost. Label maps are opened, and written by exporting them. Files are read and
/// written on other threads; the window stays usable meanwhile.
class PaintingFiles final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    PaintingFiles(Studio& studio, ProjectState& state, QSettings& settings, ErrorReporter& errors,
        QWidget* window);

    /// Asks for size and material, then begins a new painting.
    void askForNew();
    void beginNew(Size size, ClassId fill);
    /// Asks for a file. @return its path; empty if the person thought better of it.
    [[nodiscard]] QString askForFile();
    /// Opens a project or a label map, or plays a strokes file and shows the painting it leaves.
    void open(const QString& file);
    /// Asks for a label map, and always shows what it was recognised as.
    void askForImport();
    /// The same with a file.
    void importLabels(const QString& file);
    /// One of the program's own paintings: shown without a file name of its own.
    void openExample(const QString& file);
    /// @param done  called when it is there, perhaps after this has returned.
    void openRecovered(const RecoverableDocument& document, std::function<void()> done);
    /// A painting that is in no file yet, in the document's classes.
    /// @throws Error (InvalidArgument) for one that cannot be a painting; the old one then stays.
    void showUnsaved(LabelMap labels, const QString& title);

    /// Into the project's file; asks for one if there is none yet.
    void save();
    void saveAs();
    /// Into that file, whatever the painting's was; the window stays usable meanwhile.
    void saveTo(const QString& file);

    /// Asks what to do with unsaved changes, if there are any.
    /// @param afterSaving  called when the person wants them saved and they are.
    /// @return whether the painting may be given up now.
    [[nodiscard]] bool mayDiscard(std::function<void()> afterSaving);
    /// Never asks again: for recorded sessions.
    void setAsking(bool asking) { m_asking = asking; }

    /// Where the painting was opened or saved; empty for a new one.
    [[nodiscard]] QString path() const { return m_path; }
    /// Whether that is a project, into which it is saved again.
    [[nodiscard]] bool isProject() const { return m_isProject; }
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
    /// What a file held: one of the two.
    struct Opened {
        std::optional<OpenedProject> project;
        LabelMap labels;
    };
    /// The file it will be.
    struct Origin {
        QString path; ///< Empty: none of its own.
        QString title;
    };

    void load(const QString& file, const Origin& origin, UnmatchedPixels policy);
    void take(Opened opened, const QString& file, const Origin& origin, UnmatchedPixels policy);
    void takeProject(
        OpenedProject opened, const QString& file, const Origin& origin, UnmatchedPixels policy);
    void takeLabels(LabelMap labels, const Origin& origin);
    /// Shows what a label map holds, for somebody to say what it is.
    void askAboutLabels(LabelSurvey survey, const QString& file);
    /// What to do with pixels of no material's colour; nullopt: the person thought better of it.
    void finishOpening(const Origin& origin, bool isProject);
    void setFile(const QString& path, const QString& title, bool isProject = false);
    void remember(const QString& file);
    void addBusy(int change);

    Studio& m_studio;
    ProjectState& m_state;
    QSettings& m_settings;
    ErrorReporter& m_errors;
    QWidget* m_window;
    QString m_path;
    QString m_title;
    bool m_isProject = false;
    int m_editCount = 0; ///< Of all edits ever, to see whether one came while a file was written.
    bool m_asking = true;
    int m_busy = 0;
    std::function<void()> m_afterSaving; ///< Of the save in progress.
};

} // namespace pleinair
