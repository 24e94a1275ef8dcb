#pragma once

#include "ui/key_map.h"
#include "ui/preferences.h"
#include "ui/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QListWidget;
class QSpinBox;
class QStackedWidget;

namespace pleinair {

class KeysEditor;

/// What the person can choose once for all paintings, in pages.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Page { Window, Painting, Photograph, Keys };

    PreferencesDialog(const Preferences& preferences, ThemeKind theme, const KeyMap& keys,
        QWidget* parent = nullptr);

    void showPage(Page page);
    [[nodiscard]] Preferences preferences() const;
    [[nodiscard]] ThemeKind theme() const;
    [[nodiscard]] const KeyMap& keys() const;

private:
    void makeWindowPage();
    void makePaintingPage();
    void makePhotographPage();
    void makeKeysPage();
    /// An empty page with its name in the list. @return its lines.
    QFormLayout* addPage(const QString& name);
    void fill(const Preferences& preferences, ThemeKind theme);

    Preferences m_before;
    QListWidget* m_names = nullptr;
    QStackedWidget* m_pages = nullptr;
    QComboBox* m_language = nullptr;
    QComboBox* m_theme = nullptr;
    QComboBox* m_scale = nullptr;
    QCheckBox* m_welcome = nullptr;
    QSpinBox* m_history = nullptr;
    QComboBox* m_device = nullptr;
    QSpinBox* m_threads = nullptr;
    QSpinBox* m_planMemory = nullptr;
    KeysEditor* m_keys = nullptr;
};

} // namespace pleinair
