#pragma once

#include "model/image/label_survey.h"

#include <QDialog>
#include <QString>

#include <map>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace pleinair {

/// Shows what a label picture was recognised as and what not, and asks which materials the rest is.
/// Nothing is taken for its nearest colour unless that is asked for.
class ImportLabelsDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param file  for the title.
    ImportLabelsDialog(
        LabelSurvey survey, ClassTable classes, const QString& file, QWidget* parent);

    /// @pre accepted.
    [[nodiscard]] LabelMap labels() const;

    /// For tests, and for whoever presses the buttons.
    [[nodiscard]] QComboBox* readings() { return m_readings; }
    [[nodiscard]] QTableWidget* table() { return m_table; }
    /// How many values or colours have no material yet.
    [[nodiscard]] int openCount() const;
    void takeNearest();
    void fillOpenWith(int classId);
    /// @throws Error as readPaletteFile().
    void usePalette(const QString& file);

private:
    [[nodiscard]] const SurveyReading& reading() const;
    void showReading();
    void showSummary();
    void addRow(int row, const SurveyEntry& entry);
    void askForPalette();

    LabelSurvey m_survey;
    ClassTable m_classes;
    QComboBox* m_readings;
    QLabel* m_summary;
    QTableWidget* m_table;
    QComboBox* m_rest;
    QDialogButtonBox* m_buttons;
    std::vector<QComboBox*> m_choices; ///< Of the rows: 0 is open, then the classes.
};

} // namespace pleinair
