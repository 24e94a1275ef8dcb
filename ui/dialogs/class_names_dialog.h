#pragma once

#include "model/base/class_table.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace pleinair {

/// Gives names and colours to the classes of a checkpoint that carries none, from a class file or
/// by hand.
class ClassNamesDialog final : public QDialog {
    Q_OBJECT

public:
    ClassNamesDialog(
        const QString& modelName, const ClassTable& classes, QWidget* parent = nullptr);

    /// As named so far. @pre it was accepted, or problem() is empty.
    [[nodiscard]] ClassTable classes() const;
    /// What is wrong with the names, in a sentence; empty if nothing is.
    [[nodiscard]] QString problem() const;
    /// Takes over a class file. @return what is wrong with it; empty if nothing is.
    QString load(const QString& file);
    [[nodiscard]] QTableWidget* table() const { return m_table; }

private:
    void askForFile();
    void askForColor(int row);
    void showClasses(const ClassTable& classes);
    void showProblem();
    [[nodiscard]] std::vector<SemanticClass> named() const;

    ClassTable m_classes; ///< With what a class file says beside names and colours.
    QTableWidget* m_table = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace pleinair
