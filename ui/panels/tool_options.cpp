#include "ui/panels/tool_options.h"

#include "ui/canvas/label_picture.h"
#include "ui/icon_set.h"
#include "ui/language.h"
#include "ui/panels/brush_options.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSwatchPx = 20;

bool hasBrush(ToolKind kind)
{
    return kind == ToolKind::Brush || kind == ToolKind::Eraser || kind == ToolKind::Line;
}

bool selects(ToolKind kind)
{
    return kind == ToolKind::SelectRectangle || kind == ToolKind::SelectEllipse
        || kind == ToolKind::SelectLasso || kind == ToolKind::SelectArea
        || kind == ToolKind::SelectClass;
}

bool hasSymmetry(ToolKind kind)
{
    return hasBrush(kind) || kind == ToolKind::Rectangle || kind == ToolKind::Ellipse
        || kind == ToolKind::Polygon || kind == ToolKind::Lasso;
}

QString hintOf(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Brush:
        return ToolOptions::tr("Shift+drag sets the size, Ctrl+click picks");
    case ToolKind::Eraser:
        return ToolOptions::tr("Uncovers the material below");
    case ToolKind::Line:
        return ToolOptions::tr("Shift keeps steps of 15°");
    case ToolKind::Rectangle:
    case ToolKind::Ellipse:
        return ToolOptions::tr("Shift keeps the sides equal");
    case ToolKind::Polygon:
        return ToolOptions::tr("Click the corners; Enter or a double click closes it");
    case ToolKind::Lasso:
        return ToolOptions::tr("Draw around an area to fill it");
    case ToolKind::ReplaceClass:
        return ToolOptions::tr("Click a material to replace all of it");
    case ToolKind::Picker:
        return ToolOptions::tr("Click to take a material from the painting");
    case ToolKind::Gradient:
        return ToolOptions::tr("Drag from where it is dense to where it ends");
    case ToolKind::SelectRectangle:
    case ToolKind::SelectEllipse:
    case ToolKind::SelectLasso:
        return ToolOptions::tr("Shift adds, Alt takes away; a click selects nothing");
    case ToolKind::SelectArea:
    case ToolKind::SelectClass:
        return ToolOptions::tr("Click; Shift adds, Alt takes away");
    case ToolKind::Move:
        return ToolOptions::tr("Drag what is selected, or the layer; Alt copies");
    case ToolKind::Transform:
        return ToolOptions::tr("Corners scale, outside turns; Enter applies, Escape takes back");
    case ToolKind::Fill:
        break;
    }
    return {};
}

} // namespace

ToolOptions::ToolOptions(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_swatch(new QLabel(this))
    , m_material(new QLabel(this))
    , m_sizeName(new QLabel(tr("Size"), this))
    , m_size(new ValueSlider(tr("Brush size"), static_cast<int>(Brush::kMinSizePx),
          static_cast<int>(Brush::kMaxSizePx), tr(" px"), this))
    , m_pressure(new QToolButton(this))
    , m_hint(new QLabel(this))
{
    m_material->setMinimumWidth(88);
    m_sizeName->setProperty("role", u"dim"_s);
    m_hint->setProperty("role", u"dim"_s);
    // In a narrow window the hint is what gives way.
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hint->installEventFilter(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_pressure->setIcon(themedIcon(u"pressure"_s));
    m_pressure->setIconSize({ 20, 20 });
    m_pressure->setCheckable(true);
    m_pressure->setToolTip(tr("Pen pressure sets the size"));
    m_pressure->setAccessibleName(tr("Pen pressure sets the size"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kHalfGrid, 0, kHalfGrid, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_swatch);
    row->addWidget(m_material);
    row->addWidget(m_shapes = makeShapes());
    row->addWidget(m_sizeName);
    row->addWidget(m_size);
    row->addWidget(m_pressure);
    row->addWidget(m_more = new BrushOptions(studio, this));
    row->addWidget(m_instances = new QToolButton(this));
    row->addWidget(m_symmetry = makeSymmetry());
    row->addWidget(m_reach = makeReach());
    row->addWidget(m_modes = makeModes());
    row->addWidget(m_gap = makeGap());
    row->addWidget(m_second = new QCheckBox(tr("Last material elsewhere"), this));
    row->addWidget(m_hint, 1);

    connect(m_size, &ValueSlider::edited, this, [this](int size) {
        Brush brush = m_studio.brush();
        brush.sizePx = static_cast<float>(size);
        m_studio.setBrush(brush);
    });
    connect(m_pressure, &QToolButton::toggled, this, [this](bool on) {
        Brush brush = m_studio.brush();
        brush.pressureScalesSize = on;
        m_studio.setBrush(brush);
    });
    m_instances->setIcon(themedIcon(u"instances"_s));
    m_instances->setIconSize({ 20, 20 });
    m_instances->setCheckable(true);
    m_instances->setToolTip(tr("Each stroke is a thing of its own, with an edge around it"));
    m_instances->setAccessibleName(tr("Each stroke is a thing of its own"));
    connect(m_instances, &QToolButton::clicked, &studio, &Studio::setPaintsInstances);
    connect(m_second, &QCheckBox::toggled, &studio, &Studio::setPaintsSecondClass);
    connect(&studio, &Studio::toolChanged, this, &ToolOptions::showTool);
    connect(&studio, &Studio::brushChanged, this, &ToolOptions::showTool);
    connect(&studio, &Studio::classChanged, this, &ToolOptions::showMaterial);
    showTool();
    showMaterial();
}

void ToolOptions::showTool()
{
    const ToolKind kind = m_studio.toolKind();
    const Brush& brush = m_studio.brush();
    for (QWidget* part :
        { m_shapes, static_cast<QWidget*>(m_sizeName), static_cast<QWidget*>(m_size) })
        part->setVisible(hasBrush(kind));
    m_pressure->setVisible(kind == ToolKind::Brush || kind == ToolKind::Eraser);
    const ToolSettings& settings = m_studio.settings();
    m_more->setVisible(
        kind == ToolKind::Brush || kind == ToolKind::Eraser || kind == ToolKind::Gradient);
    m_instances->setVisible(m_studio.knowsInstances()
        && (hasSymmetry(kind) || kind == ToolKind::Fill || kind == ToolKind::Gradient));
    m_instances->setChecked(settings.paintsInstances);
    m_symmetry->setVisible(hasSymmetry(kind));
    m_symmetry->setProperty("on", settings.symmetry != Symmetry::None);
    m_symmetryGroup->actions().at(static_cast<int>(settings.symmetry))->setChecked(true);
    m_reach->setVisible(kind == ToolKind::Fill);
    m_modes->setVisible(selects(kind));
    m_modeGroup->actions().at(static_cast<int>(settings.selectMode))->setChecked(true);
    m_gap->setVisible(kind == ToolKind::Fill || kind == ToolKind::SelectArea);
    m_gapValue->setValue(settings.gapPx);
    m_second->setVisible(kind == ToolKind::Gradient);
    m_second->setChecked(m_studio.paintsSecondClass());
    showHint();
    m_size->setValue(qRound(brush.sizePx));
    m_pressure->setChecked(brush.pressureScalesSize);
    m_shapeGroup->actions().at(static_cast<int>(brush.shape))->setChecked(true);
    m_reachGroup->actions().at(static_cast<int>(m_studio.fillReach()))->setChecked(true);
    showMaterial();
}

void ToolOptions::showHint()
{
    const QString hint = hintOf(m_studio.toolKind());
    m_hint->setText(m_hint->fontMetrics().elidedText(hint, Qt::ElideRight, m_hint->width()));
    m_hint->setToolTip(hint);
}

bool ToolOptions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_hint && event->type() == QEvent::Resize)
        showHint();
    return QWidget::eventFilter(watched, event);
}

void ToolOptions::showMaterial()
{
    const bool erases = m_studio.toolKind() == ToolKind::Eraser;
    const ClassId id = erases ? m_studio.document().baseClass() : m_studio.palette().current();
    const SemanticClass& material = m_studio.document().classes()[id];
    QPixmap swatch(QSize(kSwatchPx, kSwatchPx) * devicePixelRatioF());
    swatch.setDevicePixelRatio(devicePixelRatioF());
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(material.color));
    painter.drawRoundedRect(QRectF(0, 0, kSwatchPx, kSwatchPx), 4, 4);
    painter.end();
    m_swatch->setPixmap(swatch);
    m_material->setText(materialText(material.name));
}

} // namespace pleinair
