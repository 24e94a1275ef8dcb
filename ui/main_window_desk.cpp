#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/live_rendering.h"
#include "ui/model_opener.h"
#include "ui/panels/style_panel.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/training/present_model.h"
#include "ui/training/training_page.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace pleinair {

namespace {

/// Beside this program in an installation, in the folder `cli` of a build tree.
QString commandLineProgram()
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char* place : { "pleinair-cli", "cli/pleinair-cli" }) {
        const QString program = here.filePath(QString::fromLatin1(place));
        if (QFileInfo::exists(program))
            return program;
    }
    return QStringLiteral("pleinair-cli");
}

} // namespace

void MainWindow::connectDeskActions()
{
    const std::filesystem::path names =
        m_setup.models.empty() ? std::filesystem::path() : m_setup.models / "classes";
    m_modelOpener = new ModelOpener(*m_rendering, *m_studio, *m_messages, names, this);
    if (!m_setup.models.empty())
        m_rendering->setFavouritesFolder(m_setup.models / "favourites");

    connect(m_stylePanel, &StylePanel::mixChosen, m_styleChooser,
        [this](const NamedStyle& style) { m_styleChooser->choose(style, "mix"); });
    connect(m_stylePanel, &StylePanel::favouriteToggled, m_styleChooser,
        &StyleChooser::toggleFavourite);
    m_actions->connectTo("style.vary", [this] { m_styleChooser->vary(); });
    m_actions->connectTo("style.all", [this] { m_stylePanel->showPage(StylePanel::Page::All); });
    m_actions->connectTo("style.variations", [this] { m_stylePanel->showVariations(); });
    m_actions->connectTo(
        "style.between", [this] { m_stylePanel->showPage(StylePanel::Page::Between); });
    m_actions->connectTo("style.mix", [this] { m_stylePanel->showPage(StylePanel::Page::Mix); });
    m_actions->connectTo("style.favourite",
        [this] { m_styleChooser->toggleFavourite(m_rendering->styles().current()); });
    m_actions->connectTo("model.train", [this] { showTraining(); });
    const auto followModel = [this] {
        for (const char* id : { "style.vary", "style.all", "style.variations", "style.between",
                 "style.mix", "style.favourite" })
            m_actions->action(id)->setEnabled(m_rendering->styles().hasStyles());
        m_actions->action("brush.instances")->setEnabled(m_studio->knowsInstances());
    };
    connect(m_rendering.get(), &LiveRendering::modelChanged, this, followModel);
    followModel();

    QAction* instances = m_actions->action("brush.instances");
    connect(instances, &QAction::triggered, m_studio.get(), &Studio::setPaintsInstances);
    connect(m_studio.get(), &Studio::brushChanged, instances,
        [this, instances] { instances->setChecked(m_studio->settings().paintsInstances); });
}

void MainWindow::showTraining()
{
    if (m_training == nullptr) {
        m_training = new TrainingPage(commandLineProgram(), *m_setup.settings, this);
        connect(m_training, &TrainingPage::modelWanted, this, &MainWindow::openFile);
        const auto follow = [this] {
            m_training->setPresentModel(presentModelAt(m_rendering->modelPath()));
        };
        connect(m_rendering.get(), &LiveRendering::modelChanged, m_training, follow);
        follow();
    }
    m_training->show();
    m_training->raise();
    m_training->activateWindow();
}

bool MainWindow::mayLeaveTraining()
{
    return m_training == nullptr || !m_training->isVisible() || m_training->close();
}

} // namespace pleinair
