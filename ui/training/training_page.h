#pragma once

#include "ui/training/data_check.h"
#include "ui/training/training_recipe.h"
#include "ui/training/training_run.h"

#include <QDialog>
#include <QProcess>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSettings;
class QSpinBox;
class QTableWidget;

namespace pleinair {

class LossCurves;

/// Training as a page of its own: choose folders, look at what the checker finds, choose a recipe,
/// start; then curves, time left and sample pictures; pause, go on, stop, use the model.
///
/// The training is a process of its own (TrainingRun) and goes on when the page or the window
/// closes; the page finds it again by the run folder it remembers.
class TrainingPage final : public QDialog {
    Q_OBJECT

public:
    /// @param program  pleinair-cli. @param presentModel  folder of the model in use; may be empty.
    /// @param settings  outlive the page.
    TrainingPage(const QString& program, const QString& presentModel, QSettings& settings,
        QWidget* parent = nullptr);

    [[nodiscard]] TrainingRun& run() { return m_run; }
    [[nodiscard]] TrainingRecipe recipe() const;
    void setRecipe(const TrainingRecipe& recipe);
    void check();
    void start();
    [[nodiscard]] QTableWidget* classTable() const { return m_classTable; }
    [[nodiscard]] QString status() const;

Q_SIGNALS:
    void modelWanted(const QString& folder);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    [[nodiscard]] QWidget* makeData();
    [[nodiscard]] QWidget* makeProgress();
    void addFolder(QFormLayout& form, const QString& name, QLineEdit*& field, bool isFile = false);
    void showCheck(const QByteArray& report);
    void showRun();
    void showSheet();

    QSettings& m_settings;
    QString m_program;
    TrainingRun m_run;
    QProcess m_checker;
    QLineEdit* m_photographs = nullptr;
    QLineEdit* m_labels = nullptr;
    QLineEdit* m_classes = nullptr;
    QLineEdit* m_folder = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_size = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batch = nullptr;
    QComboBox* m_from = nullptr;
    QPushButton* m_check = nullptr;
    QLabel* m_findings = nullptr;
    QTableWidget* m_classTable = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_use = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_bar = nullptr;
    LossCurves* m_curves = nullptr;
    QLabel* m_sheet = nullptr;
    QString m_shownSheet;
    qint64 m_shownSheetTime = 0;
};

} // namespace pleinair
