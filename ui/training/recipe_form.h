#pragma once

#include "ui/training/present_model.h"
#include "ui/training/training_recipe.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pleinair {

/// What a training is asked for: the data it learns from, and how long and where it runs.
class RecipeForm final : public QWidget {
    Q_OBJECT

public:
    explicit RecipeForm(QWidget* parent = nullptr);

    /// Trainings may begin with it, and its segmenter may name what photographs show.
    void setPresentModel(const PresentModel& model);
    [[nodiscard]] TrainingRecipe recipe() const;
    void setRecipe(const TrainingRecipe& recipe);
    void setFolder(const QString& folder);
    void setStartEnabled(bool isEnabled);

Q_SIGNALS:
    void checkWanted();
    void startWanted();

private:
    enum class Chosen { Folder, ClassFile, Weights };

    void addData(QFormLayout& form);
    void addRun(QFormLayout& form);
    QLineEdit* addPath(QFormLayout& form, const QString& name, Chosen kind);
    void addHeading(QFormLayout& form, const QString& text);
    void showLabelSource();
    void showStart();

    PresentModel m_present;
    QLineEdit* m_photographs = nullptr;
    QComboBox* m_labelSource = nullptr;
    QLineEdit* m_labels = nullptr;
    int m_labelsRow = 0; ///< Of the form.
    QLineEdit* m_classes = nullptr;
    QComboBox* m_size = nullptr;
    QPushButton* m_check = nullptr;
    QComboBox* m_from = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batch = nullptr;
    QLineEdit* m_perceptual = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_folder = nullptr;
    QPushButton* m_start = nullptr;
};

} // namespace pleinair
