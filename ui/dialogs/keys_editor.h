#pragma once

#include "ui/key_map.h"

#include <QWidget>

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace pleinair {

/// Every action with its keys: searchable, each key can be changed, a key that two actions share
/// is marked and said, presets give the keys of other programs.
class KeysEditor final : public QWidget {
    Q_OBJECT

public:
    explicit KeysEditor(KeyMap keys, QWidget* parent = nullptr);

    [[nodiscard]] const KeyMap& keys() const { return m_keys; }
    [[nodiscard]] QTableWidget* table() const { return m_table; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    /// Makes an action's line the current one. @param id  in the action table.
    void select(const QString& id);

Q_SIGNALS:
    void changed();

private:
    void makeTable();
    [[nodiscard]] QWidget* makeKeyRow();
    void filter();
    void showKeys();
    void showChosen();
    void showProposal();
    void give();
    void takeAll();
    void change(const QList<QKeySequence>& keys);
    [[nodiscard]] QString chosenId() const;
    /// The key in the field: its first stroke alone. Empty if there is none.
    [[nodiscard]] QKeySequence proposal() const;

    KeyMap m_keys;
    QComboBox* m_preset = nullptr;
    QLineEdit* m_search = nullptr;
    QTableWidget* m_table = nullptr;
    QLabel* m_chosen = nullptr;
    QKeySequenceEdit* m_key = nullptr;
    QPushButton* m_set = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_reset = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace pleinair
