#pragma once

#include <QDialog>

class QTableWidget;

namespace pleinair {

class ActionSet;

/// Every action with its keys and its id for strokes files, searchable.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const ActionSet& actions, QWidget* parent = nullptr);

private:
    void filter(const QString& text);

    QTableWidget* m_table = nullptr;
};

} // namespace pleinair
