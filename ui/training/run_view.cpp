#include "ui/training/run_view.h"

#include "ui/theme.h"
#include "ui/training/loss_curves.h"
#include "ui/training/sample_sheet_view.h"
#include "ui/training/training_run.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarSteps = 1000;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

RunView::RunView(TrainingRun& run, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
    , m_status(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_curves(new LossCurves(this))
    , m_sheet(new SampleSheet(this))
    , m_pause(new QPushButton(this))
    , m_stop(new QPushButton(tr("Stop and Make the Model"), this))
    , m_use(new QPushButton(tr("Use This Model"), this))
{
    m_status->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kBarSteps);
    m_bar->setAccessibleName(tr("Progress of the training"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_pause);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_use);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    column->addWidget(m_curves, 2);
    column->addWidget(m_sheet, 3);
    column->addLayout(buttons);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_run.isAlive())
            m_run.pause();
        else if (const QString problem = m_run.goOn(); !problem.isEmpty())
            say(problem);
    });
    connect(m_stop, &QPushButton::clicked, &m_run, &TrainingRun::stop);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT modelWanted(m_run.model()); });
    connect(&m_run, &TrainingRun::changed, this, &RunView::showRun);
    showRun();
}

void RunView::say(const QString& sentence)
{
    m_status->setText(sentence);
}

QString RunView::status() const
{
    return m_status->text();
}

QString RunView::stateText() const
{
    using State = TrainingRun::State;
    const RunProgress& progress = m_run.progress();
    switch (m_run.state()) {
    case State::None:
        return tr("No training yet.");
    case State::Running:
        if (progress.isMakingModel())
            return tr("Making the model…");
        if (progress.step() == 0)
            return tr("Preparing…");
        return tr("Step %1 of %2, %3 px, %4 pictures a second, %5 left")
            .arg(numberText(progress.step()), numberText(progress.totalSteps()))
            .arg(progress.sizePx())
            .arg(QLocale().toString(progress.picturesPerSecond(), 'f', 1),
                durationText(progress.etaSeconds()));
    case State::Stopping:
        return tr("Saving…");
    case State::Paused:
        return tr("Paused at step %1 of %2")
            .arg(numberText(progress.step()), numberText(progress.totalSteps()));
    case State::Finished:
        return tr("The model is ready.");
    case State::Failed:
        return tr("The training ended: %1").arg(m_run.message());
    }
    return {};
}

void RunView::showRun()
{
    using State = TrainingRun::State;
    const RunProgress& progress = m_run.progress();
    const State state = m_run.state();
    const bool isPaused = state == State::Paused;
    m_status->setText(stateText());
    m_bar->setValue(
        progress.totalSteps() > 0 ? int(kBarSteps * progress.step() / progress.totalSteps()) : 0);
    m_curves->setLosses(progress.losses());
    m_pause->setText(isPaused ? tr("Go On") : tr("Pause"));
    m_pause->setEnabled(state == State::Running || isPaused);
    m_stop->setEnabled(state == State::Running || isPaused);
    m_use->setEnabled(state != State::None && !m_run.model().isEmpty());
    m_sheet->showFile(state == State::None ? QString() : m_run.sampleSheet());
}

} // namespace pleinair
