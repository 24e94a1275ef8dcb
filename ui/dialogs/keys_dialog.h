#pragma once

#include <QDialog>

namespace pleinair {

class KeyMap;
class KeysEditor;

/// The keys, to look up and to change.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(const KeyMap& keys, QWidget* parent = nullptr);

    /// As they were left. What is changed takes effect when the dialog is closed by OK.
    [[nodiscard]] const KeyMap& keys() const;
    [[nodiscard]] KeysEditor* editor() const { return m_editor; }

private:
    KeysEditor* m_editor = nullptr;
};

} // namespace pleinair
