#pragma once

#include <QDialog>

class QSettings;
class QSpinBox;

namespace pleinair {

/// What the person can choose once for all paintings.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    /// Shows what the settings say. @param settings  outlives the dialog.
    explicit PreferencesDialog(const QSettings& settings, QWidget* parent = nullptr);

    /// Writes the choices into the settings.
    void storeIn(QSettings& settings) const;

    /// The memory that the history may take, in bytes.
    [[nodiscard]] static std::size_t historyBudget(const QSettings& settings);

private:
    QSpinBox* m_history = nullptr;
};

} // namespace pleinair
