#pragma once

#include "ui/training/data_check.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableWidget;

namespace pleinair {

/// What the checker found in the data of a training: how many pairs can be used, what is to be
/// known, how often each class is seen, and every file that cannot be used.
class DataFindings final : public QWidget {
    Q_OBJECT

public:
    explicit DataFindings(QWidget* parent = nullptr);

    void show(const DataCheck& check);
    /// A sentence instead of findings.
    void say(const QString& sentence);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QTableWidget* classTable() const { return m_classes; }

private:
    void showClasses(const DataCheck& check);
    void showFiles(const DataCheck& check);

    QLabel* m_summary = nullptr;
    QTableWidget* m_classes = nullptr;
    QPlainTextEdit* m_files = nullptr;
};

} // namespace pleinair
