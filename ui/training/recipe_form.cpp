#include "ui/training/recipe_form.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSizes[] = { 64, 128, 256, 512 };
constexpr int kUsualSizePx = 256;
/// Wide enough for the end of a path.
constexpr int kFieldWidth = 260;

} // namespace

RecipeForm::RecipeForm(QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addData(*form);
    addRun(*form);
    connect(m_check, &QPushButton::clicked, this, &RecipeForm::checkWanted);
    connect(m_start, &QPushButton::clicked, this, &RecipeForm::startWanted);
    connect(m_labelSource, &QComboBox::currentIndexChanged, this, &RecipeForm::showLabelSource);
    connect(m_from, &QComboBox::currentIndexChanged, this, &RecipeForm::showStart);
    showLabelSource();
}

void RecipeForm::addHeading(QFormLayout& form, const QString& text)
{
    auto* heading = new QLabel(text, this);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    form.addRow(heading);
}

QLineEdit* RecipeForm::addPath(QFormLayout& form, const QString& name, Chosen kind)
{
    auto* field = new QLineEdit(this);
    field->setAccessibleName(name);
    field->setMinimumWidth(kFieldWidth);
    auto* choose = new QToolButton(this);
    choose->setText(tr("Choose…"));
    choose->setAccessibleName(tr("Choose: %1").arg(name));
    auto* line = new QHBoxLayout;
    line->setSpacing(kHalfGrid);
    line->addWidget(field, 1);
    line->addWidget(choose);
    form.addRow(name, line);
    connect(choose, &QToolButton::clicked, this, [this, name, field, kind] {
        const QString filter =
            kind == Chosen::ClassFile ? tr("Class files (*.json)") : tr("Weights (*.safetensors)");
        const QString chosen = kind == Chosen::Folder
            ? QFileDialog::getExistingDirectory(this, name, field->text())
            : QFileDialog::getOpenFileName(this, name, field->text(), filter);
        if (!chosen.isEmpty())
            field->setText(chosen);
    });
    return field;
}

void RecipeForm::addData(QFormLayout& form)
{
    addHeading(form, tr("Data"));
    m_photographs = addPath(form, tr("Photographs"), Chosen::Folder);
    m_labelSource = new QComboBox(this);
    m_labelSource->addItem(tr("in a folder of their own"), int(LabelSource::Folder));
    m_labelSource->addItem(tr("in the data set's own folders"), int(LabelSource::DataSet));
    m_labelSource->addItem(
        tr("none: the model in use names what is seen"), int(LabelSource::Segmenter));
    form.addRow(tr("Label maps are"), m_labelSource);
    m_labelsRow = form.rowCount();
    m_labels = addPath(form, tr("Label maps"), Chosen::Folder);
    m_classes = addPath(form, tr("Class file"), Chosen::ClassFile);
    m_classes->setPlaceholderText(tr("beside the data, or the landscape's"));
    m_size = new QComboBox(this);
    for (const int sizePx : kSizes)
        m_size->addItem(tr("%1 px").arg(sizePx), sizePx);
    m_size->setCurrentIndex(m_size->findData(kUsualSizePx));
    form.addRow(tr("Size"), m_size);
    m_check = new QPushButton(tr("Check the Data"), this);
    form.addRow(QString(), m_check);
}

void RecipeForm::addRun(QFormLayout& form)
{
    addHeading(form, tr("Training"));
    m_from = new QComboBox(this);
    m_from->addItem(tr("Nothing"), QString());
    m_epochs = new QSpinBox(this);
    m_epochs->setRange(1, 10'000);
    m_epochs->setValue(TrainingRecipe().epochs);
    m_batch = new QSpinBox(this);
    m_batch->setRange(1, 256);
    m_batch->setValue(TrainingRecipe().batch);
    form.addRow(tr("Begin with"), m_from);
    form.addRow(tr("Epochs"), m_epochs);
    form.addRow(tr("Pictures at once"), m_batch);
    m_perceptual = addPath(form, tr("Perceptual network"), Chosen::Weights);
    m_perceptual->setPlaceholderText(tr("SqueezeNet or VGG19; better pictures"));
    m_name = new QLineEdit(this);
    form.addRow(tr("Name of the model"), m_name);
    m_folder = addPath(form, tr("Run folder"), Chosen::Folder);
    m_start = new QPushButton(tr("Start"), this);
    m_start->setProperty("role", u"primary"_s);
    form.addRow(QString(), m_start);
}

void RecipeForm::setPresentModel(const PresentModel& model)
{
    m_present = model;
    const bool wasChosen = m_from->currentIndex() > 0;
    while (m_from->count() > 1)
        m_from->removeItem(1);
    if (!model.folder.isEmpty()) {
        m_from->addItem(tr("The model in use"), model.folder);
        m_from->setCurrentIndex(wasChosen ? 1 : 0);
    }
    showStart();
}

/// A model goes on at its own size.
void RecipeForm::showStart()
{
    const bool goesOn = m_from->currentIndex() > 0;
    if (goesOn && m_size->findData(m_present.sizePx) >= 0)
        m_size->setCurrentIndex(m_size->findData(m_present.sizePx));
    m_size->setEnabled(!goesOn);
}

void RecipeForm::showLabelSource()
{
    const auto source = LabelSource(m_labelSource->currentData().toInt());
    static_cast<QFormLayout*>(layout())->setRowVisible(
        m_labelsRow, source == LabelSource::Folder);
}

TrainingRecipe RecipeForm::recipe() const
{
    TrainingRecipe recipe;
    recipe.photographs = m_photographs->text();
    recipe.labelSource = LabelSource(m_labelSource->currentData().toInt());
    recipe.labels = m_labels->text();
    recipe.segmenter = m_present.hasSegmenter ? m_present.folder : QString();
    recipe.classes = m_classes->text();
    recipe.folder = m_folder->text();
    recipe.name = m_name->text();
    recipe.perceptual = m_perceptual->text();
    recipe.sizePx = m_size->currentData().toInt();
    recipe.epochs = m_epochs->value();
    recipe.batch = m_batch->value();
    recipe.from = m_from->currentData().toString();
    return recipe;
}

void RecipeForm::setRecipe(const TrainingRecipe& recipe)
{
    m_photographs->setText(recipe.photographs);
    m_labelSource->setCurrentIndex(m_labelSource->findData(int(recipe.labelSource)));
    m_labels->setText(recipe.labels);
    m_classes->setText(recipe.classes);
    m_folder->setText(recipe.folder);
    m_name->setText(recipe.name);
    m_perceptual->setText(recipe.perceptual);
    m_size->setCurrentIndex(m_size->findData(recipe.sizePx));
    m_epochs->setValue(recipe.epochs);
    m_batch->setValue(recipe.batch);
}

void RecipeForm::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void RecipeForm::setStartEnabled(bool isEnabled)
{
    m_start->setEnabled(isEnabled);
}

} // namespace pleinair
