#include "ui/training/training_page.h"

#include "ui/theme.h"
#include "ui/training/loss_curves.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "training/folder"_L1;
constexpr int kSheetHeight = 220;
constexpr int kSizes[] = { 64, 128, 256 };
constexpr int kUsualSize = 2;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

TrainingPage::TrainingPage(const QString& program, const QString& presentModel,
    QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_program(program)
    , m_run(program)
{
    setWindowTitle(tr("Train a Model"));
    setModal(false);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(3 * kGrid);
    row->addWidget(makeData(), 2);
    row->addWidget(makeProgress(), 3);
    m_from->addItem(tr("Nothing"), QString());
    if (!presentModel.isEmpty())
        m_from->addItem(tr("The model in use"), presentModel);
    resize(1040, 640);

    connect(m_check, &QPushButton::clicked, this, &TrainingPage::check);
    connect(m_start, &QPushButton::clicked, this, &TrainingPage::start);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_run.isAlive())
            m_run.pause();
        else
            (void)m_run.goOn();
    });
    connect(m_stop, &QPushButton::clicked, &m_run, &TrainingRun::stop);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT modelWanted(m_run.model()); });
    connect(&m_run, &TrainingRun::changed, this, &TrainingPage::showRun);
    connect(&m_checker, &QProcess::finished, this,
        [this] { showCheck(m_checker.readAllStandardOutput()); });
    connect(&m_checker, &QProcess::errorOccurred, this,
        [this] { m_findings->setText(tr("%1 could not be started.").arg(m_program)); });
    const QString known = m_settings.value(kFolderKey).toString();
    if (!known.isEmpty() && m_run.attach(known))
        m_folder->setText(known);
    showRun();
}

QWidget* TrainingPage::makeData()
{
    auto* side = new QWidget(this);
    auto* form = new QFormLayout(side);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    addFolder(*form, tr("Photographs"), m_photographs);
    addFolder(*form, tr("Label maps"), m_labels);
    addFolder(*form, tr("Class file"), m_classes, true);
    m_size = new QComboBox(side);
    for (const int sizePx : kSizes)
        m_size->addItem(tr("%1 px").arg(sizePx), sizePx);
    m_size->setCurrentIndex(kUsualSize);
    form->addRow(tr("Size"), m_size);
    m_check = new QPushButton(tr("Check the Data"), side);
    m_findings = new QLabel(
        tr("The checker names every file that cannot be used, and how often each class is seen."),
        side);
    m_findings->setWordWrap(true);
    m_findings->setProperty("role", u"dim"_s);
    m_classTable = new QTableWidget(0, 4, side);
    m_classTable->setHorizontalHeaderLabels(
        { tr("Class"), tr("Pictures"), tr("Share"), tr("Verdict") });
    m_classTable->horizontalHeader()->setStretchLastSection(true);
    m_classTable->verticalHeader()->hide();
    m_classTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_classTable->setAccessibleName(tr("Classes of the data"));
    form->addRow(m_check);
    form->addRow(m_findings);
    form->addRow(m_classTable);
    m_epochs = new QSpinBox(side);
    m_epochs->setRange(1, 10'000);
    m_epochs->setValue(TrainingRecipe().epochs);
    m_batch = new QSpinBox(side);
    m_batch->setRange(1, 256);
    m_batch->setValue(TrainingRecipe().batch);
    m_from = new QComboBox(side);
    m_name = new QLineEdit(side);
    form->addRow(tr("Epochs"), m_epochs);
    form->addRow(tr("Pictures at once"), m_batch);
    form->addRow(tr("Begin with"), m_from);
    form->addRow(tr("Name of the model"), m_name);
    addFolder(*form, tr("Run folder"), m_folder);
    m_start = new QPushButton(tr("Start"), side);
    m_start->setProperty("role", u"primary"_s);
    form->addRow(m_start);
    return side;
}

QWidget* TrainingPage::makeProgress()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_status = new QLabel(side);
    m_status->setWordWrap(true);
    m_bar = new QProgressBar(side);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_curves = new LossCurves(side);
    m_sheet = new QLabel(tr("Sample pictures appear here"), side);
    m_sheet->setAlignment(Qt::AlignCenter);
    m_sheet->setMinimumHeight(kSheetHeight);
    m_sheet->setAccessibleName(tr("Sample pictures"));
    m_pause = new QPushButton(side);
    m_stop = new QPushButton(tr("Stop and Make the Model"), side);
    m_use = new QPushButton(tr("Use This Model"), side);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_pause);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_use);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    column->addWidget(m_curves, 1);
    column->addWidget(m_sheet, 1);
    column->addLayout(buttons);
    return side;
}

void TrainingPage::addFolder(
    QFormLayout& form, const QString& name, QLineEdit*& field, bool isFile)
{
    field = new QLineEdit(this);
    field->setAccessibleName(name);
    auto* choose = new QToolButton(this);
    choose->setText(tr("Choose…"));
    choose->setAccessibleName(tr("Choose: %1").arg(name));
    auto* line = new QHBoxLayout;
    line->addWidget(field, 1);
    line->addWidget(choose);
    form.addRow(name, line);
    connect(choose, &QToolButton::clicked, this, [this, name, field, isFile] {
        const QString chosen = isFile
            ? QFileDialog::getOpenFileName(this, name, field->text(), tr("Class files (*.json)"))
            : QFileDialog::getExistingDirectory(this, name, field->text());
        if (!chosen.isEmpty())
            field->setText(chosen);
    });
}

TrainingRecipe TrainingPage::recipe() const
{
    TrainingRecipe recipe;
    recipe.photographs = m_photographs->text();
    recipe.labels = m_labels->text();
    recipe.classes = m_classes->text();
    recipe.folder = m_folder->text();
    recipe.name = m_name->text();
    recipe.sizePx = m_size->currentData().toInt();
    recipe.epochs = m_epochs->value();
    recipe.batch = m_batch->value();
    recipe.from = m_from->currentData().toString();
    return recipe;
}

void TrainingPage::setRecipe(const TrainingRecipe& recipe)
{
    m_photographs->setText(recipe.photographs);
    m_labels->setText(recipe.labels);
    m_classes->setText(recipe.classes);
    m_folder->setText(recipe.folder);
    m_name->setText(recipe.name);
    m_size->setCurrentIndex(m_size->findData(recipe.sizePx));
    m_epochs->setValue(recipe.epochs);
    m_batch->setValue(recipe.batch);
}

void TrainingPage::check()
{
    if (m_checker.state() != QProcess::NotRunning)
        return;
    m_findings->setText(tr("Checking…"));
    m_checker.start(m_program, QStringList { u"prepare"_s } + recipe().checkWords());
}

void TrainingPage::showCheck(const QByteArray& report)
{
    const auto check = dataCheckFrom(report);
    if (!check) {
        const QString said = QString::fromUtf8(m_checker.readAllStandardError()).trimmed();
        m_findings->setText(said.isEmpty() ? tr("The checker said nothing.") : said);
        return;
    }
    QStringList lines { tr("%1: %2 pairs can be used, %3 cannot.")
                            .arg(check->layout, numberText(check->used), numberText(check->leftOut)) };
    constexpr qsizetype kShown = 3;
    for (const DataCheck::Finding& finding : check->findings.first(
             std::min(kShown, check->findings.size())))
        lines << tr("%1: %2").arg(finding.file, finding.text);
    lines << check->advice;
    m_findings->setText(lines.join(u'\n'));
    m_classTable->setRowCount(int(check->classes.size()));
    for (int line = 0; line < m_classTable->rowCount(); ++line) {
        const DataCheck::Class& found = check->classes[line];
        const QString texts[] = { found.name, numberText(found.pictures),
            tr("%1 %").arg(found.share * 100, 0, 'f', 2), found.verdict };
        for (int column = 0; column < 4; ++column)
            m_classTable->setItem(line, column, new QTableWidgetItem(texts[column]));
    }
}

void TrainingPage::start()
{
    const TrainingRecipe wanted = recipe();
    QString problem = wanted.problem();
    if (problem.isEmpty())
        problem = m_run.start(wanted.folder, wanted.prepareWords(), wanted.trainWords());
    if (!problem.isEmpty()) {
        m_status->setText(problem);
        return;
    }
    m_settings.setValue(kFolderKey, wanted.folder);
    showRun();
}

QString TrainingPage::status() const
{
    return m_status->text();
}

void TrainingPage::showRun()
{
    using State = TrainingRun::State;
    const RunProgress& progress = m_run.progress();
    const State state = m_run.state();
    const bool isDone = state == State::Finished;
    QString text;
    switch (state) {
    case State::None:
        text = tr("No training yet.");
        break;
    case State::Running:
        text = progress.step() == 0
            ? tr("Preparing…")
            : tr("Step %1 of %2, %3 px, %4 pictures a second, %5 left")
                  .arg(numberText(progress.step()), numberText(progress.totalSteps()))
                  .arg(progress.sizePx())
                  .arg(progress.picturesPerSecond(), 0, 'f', 1)
                  .arg(durationText(progress.etaSeconds()));
        break;
    case State::Stopping:
        text = tr("Saving…");
        break;
    case State::Paused:
        text = tr("Paused at step %1 of %2")
                   .arg(numberText(progress.step()), numberText(progress.totalSteps()));
        break;
    case State::Finished:
        text = tr("The model is ready.");
        break;
    case State::Failed:
        text = tr("The training ended: %1").arg(m_run.message());
        break;
    }
    m_status->setText(text);
    m_bar->setRange(0, 1000);
    m_bar->setValue(progress.totalSteps() > 0
            ? int(1000 * progress.step() / progress.totalSteps())
            : 0);
    m_curves->setLosses(progress.losses());
    m_start->setEnabled(!m_run.isAlive());
    m_pause->setText(state == State::Paused ? tr("Go On") : tr("Pause"));
    m_pause->setEnabled(state == State::Running || state == State::Paused);
    m_stop->setEnabled(state == State::Running || state == State::Paused);
    m_use->setEnabled(isDone || (state != State::None && !m_run.model().isEmpty()));
    showSheet();
}

void TrainingPage::showSheet()
{
    const QString sheet = m_run.state() == TrainingRun::State::None ? QString() : m_run.sampleSheet();
    const qint64 time
        = sheet.isEmpty() ? 0 : QFileInfo(sheet).lastModified().toMSecsSinceEpoch();
    if (sheet.isEmpty() || (sheet == m_shownSheet && time == m_shownSheetTime))
        return;
    const QPixmap picture(sheet);
    if (picture.isNull())
        return;
    m_shownSheet = sheet;
    m_shownSheetTime = time;
    m_sheet->setPixmap(picture.scaled(
        m_sheet->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void TrainingPage::closeEvent(QCloseEvent* event)
{
    if (!m_run.isAlive() || !isVisible())
        return QDialog::closeEvent(event);
    QMessageBox question(QMessageBox::Question, tr("Training"),
        tr("The training is running. It can go on without this page; opening the page finds it "
           "again."),
        QMessageBox::NoButton, this);
    auto* goOn = question.addButton(tr("Let It Go On"), QMessageBox::AcceptRole);
    auto* pause = question.addButton(tr("Pause It"), QMessageBox::DestructiveRole);
    auto* stay = question.addButton(QMessageBox::Cancel);
    question.setDefaultButton(goOn);
    question.exec();
    if (question.clickedButton() == static_cast<QAbstractButton*>(stay))
        return event->ignore();
    if (question.clickedButton() == static_cast<QAbstractButton*>(pause))
        m_run.pause();
    QDialog::closeEvent(event);
}

} // namespace pleinair
