#pragma once

#include "ui/training/training_recipe.h"
#include "ui/training/training_run.h"

#include <QDialog>
#include <QProcess>

class QSettings;
class QTableWidget;
class QTabWidget;

namespace pleinair {

struct PresentModel;
class DataFindings;
class RecipeForm;
class RunView;

/// Training as a page of its own: choose folders, look at what the checker finds, choose a recipe,
/// start; then curves, time left and sample pictures; pause, go on, stop, use the model.
///
/// The training is a process of its own (TrainingRun) and goes on when the page or the window
/// closes; the page finds it again by the run folder it remembers.
class TrainingPage final : public QDialog {
    Q_OBJECT

public:
    /// @param program  pleinair-cli. @param settings  outlive the page.
    TrainingPage(const QString& program, QSettings& settings, QWidget* parent = nullptr);

    void setPresentModel(const PresentModel& model);
    [[nodiscard]] TrainingRun& run() { return m_run; }
    void setRecipe(const TrainingRecipe& recipe);
    void check();
    void start();
    [[nodiscard]] QTableWidget* classTable() const;
    /// What the checker's side says.
    [[nodiscard]] QString findings() const;
    /// What the training's side says.
    [[nodiscard]] QString status() const;

Q_SIGNALS:
    void modelWanted(const QString& folder);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void showCheck();

    QSettings& m_settings;
    QString m_program;
    TrainingRun m_run;
    QProcess m_checker;
    RecipeForm* m_form = nullptr;
    DataFindings* m_findings = nullptr;
    RunView* m_view = nullptr;
    QTabWidget* m_tabs = nullptr;
};

} // namespace pleinair
