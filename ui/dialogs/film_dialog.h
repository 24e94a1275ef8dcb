#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSettings;

namespace pleinair {

/// What a film shows.
struct FilmChoice {
    enum class Story { Making, Styles };
    enum class Show { Photograph, Painting, Both };

    Story story = Story::Making;
    Show show = Show::Photograph;
    int from = 0; ///< In the style library.
    int to = 0;
    bool loops = false;
    double seconds = 8;
    QString file; ///< .mp4 or .webm; any other name is a folder of PNG files.
};

/// Asks what is filmed and where to.
class FilmDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param styles  names of the style library; fewer than two: only the making can be filmed.
    /// @param title  of the painting, for the file's name. @param settings  outlive the dialog.
    FilmDialog(
        const QStringList& styles, const QString& title, QSettings& settings, QWidget* parent);

    [[nodiscard]] FilmChoice choice() const;
    void store();

private:
    void showStory();
    void browse();

    QSettings& m_settings;
    QComboBox* m_story;
    QComboBox* m_show;
    QComboBox* m_from;
    QComboBox* m_to;
    QCheckBox* m_loops;
    QDoubleSpinBox* m_seconds;
    QComboBox* m_format;
    QLineEdit* m_file;
    QFormLayout* m_form;
};

} // namespace pleinair
