#include "ui/main_window.h"

#include "app/files/data_set_folder.h"
#include "app/files/photograph_import.h"
#include "ui/action_set.h"
#include "ui/background.h"
#include "ui/painting_files.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/usual_folder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace pleinair {

namespace {

using Kind = LayerOperation::Kind;

constexpr QLatin1StringView kPhotographFolderKey("files/photographFolder");
constexpr QLatin1StringView kDataSetFolderKey("files/dataSetFolder");

LayerOperation operation(Kind kind)
{
    LayerOperation operation;
    operation.kind = kind;
    return operation;
}

} // namespace

void MainWindow::connectLayerActions()
{
    const std::pair<const char*, Kind> simple[] = { { "layer.add", Kind::Add },
        { "layer.duplicate", Kind::Duplicate }, { "layer.remove", Kind::Remove },
        { "layer.mergeDown", Kind::MergeDown }, { "layer.flatten", Kind::Flatten },
        { "layer.clear", Kind::Clear }, { "layer.removeTrace", Kind::RemoveTrace } };
    for (const auto& [id, kind] : simple)
        m_actions->connectTo(id, [this, kind = kind] { m_studio->changeLayers(operation(kind)); });
    const auto moveBy = [this](int steps) {
        LayerOperation move = operation(Kind::Move);
        move.to = m_studio->document().layers().active() + steps;
        m_studio->changeLayers(move);
    };
    m_actions->connectTo("layer.raise", [moveBy] { moveBy(1); });
    m_actions->connectTo("layer.lower", [moveBy] { moveBy(-1); });
    const auto select = [this](int steps) {
        LayerOperation choice = operation(Kind::Select);
        choice.layer = m_studio->document().layers().active() + steps;
        m_studio->changeLayers(choice);
    };
    m_actions->connectTo("layer.above", [select] { select(1); });
    m_actions->connectTo("layer.below", [select] { select(-1); });
    m_actions->connectTo("layer.rename", [this] { m_layers->renameActive(); });
    m_actions->connectTo("layer.trace", [this] { askForTrace(); });
    m_actions->connectTo("file.addToDataSet", [this] { askForDataSet(); });
    const auto followLayers = [this] {
        const LayerStack& layers = m_studio->document().layers();
        const bool hasOthers = layers.count() > 1;
        m_actions->action("layer.remove")->setEnabled(hasOthers);
        m_actions->action("layer.flatten")->setEnabled(hasOthers);
        m_actions->action("layer.mergeDown")->setEnabled(layers.active() > 0);
        m_actions->action("layer.raise")->setEnabled(layers.active() < layers.count() - 1);
        m_actions->action("layer.lower")->setEnabled(layers.active() > 0);
        for (const char* id : { "layer.removeTrace", "file.addToDataSet" })
            m_actions->action(id)->setEnabled(layers.reference().has_value());
    };
    connect(m_studio.get(), &Studio::layersChanged, this, followLayers);
    followLayers();
}

void MainWindow::askForTrace()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Photograph to Trace"),
        usualFolder(*m_setup.settings, kPhotographFolderKey),
        tr("Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff);;All files (*)"));
    if (file.isEmpty())
        return;
    m_setup.settings->setValue(kPhotographFolderKey, QFileInfo(file).absolutePath());
    trace(file);
}

void MainWindow::trace(const QString& file)
{
    runInBackground<Image>(
        this,
        [path = std::filesystem::path(file.toStdU16String())] { return openPhotograph(path); },
        [this, name = QFileInfo(file).completeBaseName()](Image photograph) {
            LayerOperation trace = operation(Kind::Trace);
            trace.name = name.toStdString();
            trace.photograph = std::make_shared<Image>(std::move(photograph));
            m_studio->changeLayers(trace);
        },
        [this](const Error& error) { m_errors->report(error); });
}

void MainWindow::askForDataSet()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Folder of the Data Set"), usualFolder(*m_setup.settings, kDataSetFolderKey));
    if (folder.isEmpty())
        return;
    m_setup.settings->setValue(kDataSetFolderKey, folder);
    addToDataSet(folder);
}

void MainWindow::addToDataSet(const QString& folder)
{
    const auto& reference = m_studio->document().layers().reference();
    if (!reference)
        return;
    const auto photograph = reference->photograph;
    runInBackground<std::string>(
        this,
        [path = std::filesystem::path(folder.toStdU16String()), photograph,
            title = m_files->title().toStdString(), painting = m_studio->document().labels(),
            classes = m_studio->document().classes()] {
            return pleinair::addToDataSet(path, { title, painting, *photograph }, classes);
        },
        [this, folder](const std::string& name) {
            m_messages->show(MessageKind::Info,
                tr("Painting and photograph were added to %1 as %2.")
                    .arg(QFileInfo(folder).fileName(), QString::fromStdString(name)));
        },
        [this](const Error& error) { m_errors->report(error); });
}

} // namespace pleinair
