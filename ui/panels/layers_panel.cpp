#include "ui/panels/layers_panel.h"

#include "ui/action_set.h"
#include "ui/panels/layer_list.h"
#include "ui/panels/layers_model.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

using Kind = LayerOperation::Kind;

/// While a stroke is painted the small pictures follow this often.
constexpr int kThumbnailsEveryMs = 250;
constexpr int kSliderWidth = 72;

} // namespace

LayersPanel::LayersPanel(Studio& studio, const ActionSet& actions, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_actions(actions)
    , m_model(new LayersModel(studio, this))
    , m_list(new LayerList(this))
    , m_opacity(new ValueSlider(tr("Opacity of the layer on the canvas"), 5, 100, tr(" %"), this))
{
    setObjectName(u"panel"_s);
    makeControls();
    m_list->setAccessibleName(tr("Layers"));
    m_list->setModel(m_model);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_opacity->setSliderWidth(kSliderWidth);
    auto* opacityName = new QLabel(tr("Opacity"), this);
    opacityName->setProperty("role", u"dim"_s);
    auto* opacityRow = new QHBoxLayout;
    opacityRow->setContentsMargins(kGrid, kHalfGrid, kHalfGrid, kHalfGrid);
    opacityRow->setSpacing(kHalfGrid);
    opacityRow->addWidget(opacityName, 1);
    opacityRow->addWidget(m_opacity);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(opacityRow);

    m_thumbnails.setSingleShot(true);
    m_thumbnails.setInterval(kThumbnailsEveryMs);
    connect(&m_thumbnails, &QTimer::timeout, m_model, &LayersModel::updateThumbnails);
    connect(&studio, &Studio::painted, this, [this] {
        if (!m_thumbnails.isActive())
            m_thumbnails.start();
    });
    connect(&studio, &Studio::layersChanged, this, &LayersPanel::showLayers);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& line) {
            if (!m_isShowing && line.isValid())
                chooseLine(line.row());
        });
    connect(m_list, &LayerList::eyeClicked, this, &LayersPanel::switchEye);
    connect(m_list, &LayerList::lockClicked, this, &LayersPanel::switchLock);
    connect(m_list, &QWidget::customContextMenuRequested, this, &LayersPanel::showMenu);
    connect(m_opacity, &ValueSlider::edited, this, [this](int percent) {
        LayerOperation operation;
        operation.kind = m_isTraceChosen ? Kind::TraceOpacity : Kind::Opacity;
        operation.opacity = static_cast<float>(percent) / 100;
        m_studio.changeLayers(operation);
    });
    showLayers();
}

void LayersPanel::makeControls()
{
    m_controls = new QWidget;
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const char* id : { "layer.add", "layer.duplicate", "layer.mergeDown", "layer.remove" }) {
        auto* button = new QToolButton(m_controls);
        button->setDefaultAction(m_actions.action(id));
        button->setIconSize({ 18, 18 });
        row->addWidget(button);
    }
}

void LayersPanel::renameActive()
{
    m_list->edit(m_model->index(m_model->lineOf(m_studio.document().layers().active())));
}

void LayersPanel::showThumbnails()
{
    m_thumbnails.stop();
    m_model->updateThumbnails();
}

void LayersPanel::showLayers()
{
    m_isShowing = true;
    m_model->layersChanged();
    m_isTraceChosen = m_isTraceChosen && m_model->hasTrace();
    const int line = m_isTraceChosen ? 0 : m_model->lineOf(m_studio.document().layers().active());
    m_list->setCurrentIndex(m_model->index(line));
    m_isShowing = false;
    showOpacity();
}

void LayersPanel::showOpacity()
{
    m_opacity->setValue(m_list->currentIndex().data(LayersModel::OpacityPercent).toInt());
}

void LayersPanel::chooseLine(int line)
{
    const auto layer = m_model->layerAt(line);
    m_isTraceChosen = !layer;
    if (layer) {
        LayerOperation select;
        select.kind = Kind::Select;
        select.layer = layer;
        // The list is still in the middle of its own change.
        QMetaObject::invokeMethod(
            this, [this, select] { m_studio.changeLayers(select); }, Qt::QueuedConnection);
    }
    showOpacity();
}

void LayersPanel::switchEye(int line)
{
    LayerOperation show;
    show.layer = m_model->layerAt(line);
    show.kind = show.layer ? Kind::Show : Kind::ShowTrace;
    show.on = !m_model->index(line).data(LayersModel::IsShown).toBool();
    m_studio.changeLayers(show);
}

void LayersPanel::switchLock(int line)
{
    LayerOperation lock;
    lock.kind = Kind::Lock;
    lock.layer = m_model->layerAt(line);
    lock.on = !m_model->index(line).data(LayersModel::IsLocked).toBool();
    m_studio.changeLayers(lock);
}

void LayersPanel::showMenu(const QPoint& place)
{
    QMenu menu(this);
    for (const char* id :
        { "layer.add", "layer.duplicate", "layer.rename", "layer.remove", "", "layer.mergeDown",
            "layer.flatten", "layer.clear", "", "layer.trace", "layer.removeTrace" }) {
        if (QLatin1StringView(id).isEmpty())
            menu.addSeparator();
        else
            menu.addAction(m_actions.action(id));
    }
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

} // namespace pleinair
