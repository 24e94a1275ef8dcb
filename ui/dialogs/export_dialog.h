#pragma once

#include <QDialog>
#include <QString>

class QComboBox;
class QLabel;
class QLineEdit;
class QSettings;
class QSpinBox;

namespace pleinair {

/// What can be exported.
enum class ExportKind {
    Photograph,
    Light, ///< The photograph before rounding, as OpenEXR.
    LabelNumbers,
    LabelColours,
    Layers, ///< PSD.
    Palette,
    ContactSheet,
};

/// One export: what, where to, how.
struct ExportChoice {
    ExportKind kind = ExportKind::Photograph;
    QString file;
    int scale = 1; ///< 1, 2 or 4.
    int quality = 92; ///< Of JPEG and WebP.
};

/// Asks what is exported and where to. The last choice of everything but the file's name is
/// proposed again.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param title  of the painting, for the file's name. @param settings  outlive the dialog.
    ExportDialog(const QString& title, QSettings& settings, bool hasModel, QWidget* parent);

    [[nodiscard]] ExportChoice choice() const;
    /// Remembers the choice for the next time.
    void store();

    /// The endings that a kind is saved with, the usual one first, e.g. "png".
    [[nodiscard]] static QStringList endingsOf(ExportKind kind);

private:
    [[nodiscard]] ExportKind kind() const;
    void showKind();
    void browse();

    QString m_title;
    QSettings& m_settings;
    QComboBox* m_kind;
    QComboBox* m_format;
    QComboBox* m_scale;
    QSpinBox* m_quality;
    QLabel* m_note;
    QLineEdit* m_file;
};

} // namespace pleinair
