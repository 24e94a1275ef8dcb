#include "ui/training/training_page.h"

#include "ui/theme.h"
#include "ui/training/data_findings.h"
#include "ui/training/recipe_form.h"
#include "ui/training/run_view.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "training/folder"_L1;
constexpr QSize kUsualSize { 1120, 680 };

} // namespace

TrainingPage::TrainingPage(const QString& program, QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_program(program)
    , m_run(program)
    , m_form(new RecipeForm(this))
    , m_findings(new DataFindings(this))
    , m_view(new RunView(m_run, this))
    , m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("Train a Model"));
    setModal(false);
    m_tabs->addTab(m_findings, tr("Data"));
    m_tabs->addTab(m_view, tr("Training"));
    m_tabs->setDocumentMode(true);
    auto* left = new QVBoxLayout;
    left->addWidget(m_form);
    left->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(3 * kGrid);
    row->addLayout(left);
    row->addWidget(m_tabs, 1);
    resize(kUsualSize);

    connect(m_form, &RecipeForm::checkWanted, this, &TrainingPage::check);
    connect(m_form, &RecipeForm::startWanted, this, &TrainingPage::start);
    connect(m_view, &RunView::modelWanted, this, &TrainingPage::modelWanted);
    connect(
        &m_run, &TrainingRun::changed, this, [this] { m_form->setStartEnabled(!m_run.isAlive()); });
    connect(&m_checker, &QProcess::finished, this, &TrainingPage::showCheck);
    connect(&m_checker, &QProcess::errorOccurred, this,
        [this] { m_findings->say(tr("%1 could not be started.").arg(m_program)); });
    const QString known = m_settings.value(kFolderKey).toString();
    if (!known.isEmpty() && m_run.attach(known)) {
        m_form->setFolder(known);
        m_tabs->setCurrentWidget(m_view);
    }
    m_form->setStartEnabled(!m_run.isAlive());
}

void TrainingPage::setPresentModel(const PresentModel& model)
{
    m_form->setPresentModel(model);
}

void TrainingPage::setRecipe(const TrainingRecipe& recipe)
{
    m_form->setRecipe(recipe);
}

QTableWidget* TrainingPage::classTable() const
{
    return m_findings->classTable();
}

QString TrainingPage::findings() const
{
    return m_findings->summary();
}

QString TrainingPage::status() const
{
    return m_view->status();
}

void TrainingPage::check()
{
    if (m_checker.state() != QProcess::NotRunning)
        return;
    m_tabs->setCurrentWidget(m_findings);
    const TrainingRecipe wanted = m_form->recipe();
    if (const QString problem = wanted.dataProblem(); !problem.isEmpty())
        return m_findings->say(problem);
    m_findings->say(tr("Checking…"));
    m_checker.start(m_program, QStringList { u"prepare"_s } + wanted.checkWords());
}

void TrainingPage::showCheck()
{
    if (const auto check = dataCheckFrom(m_checker.readAllStandardOutput()))
        return m_findings->show(*check);
    // The last line is the reason; those before it tell how far it was.
    const QStringList said =
        QString::fromUtf8(m_checker.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    m_findings->say(said.isEmpty() ? tr("The checker said nothing.") : said.last().trimmed());
}

void TrainingPage::start()
{
    m_tabs->setCurrentWidget(m_view);
    const TrainingRecipe wanted = m_form->recipe();
    QString problem = wanted.problem();
    if (problem.isEmpty())
        problem = m_run.start(wanted.folder, wanted.prepareWords(), wanted.trainWords());
    if (!problem.isEmpty())
        return m_view->say(problem);
    m_settings.setValue(kFolderKey, wanted.folder);
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
