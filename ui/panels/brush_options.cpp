#include "ui/panels/brush_options.h"

#include "ui/icon_set.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QMenu>
#include <QWidgetAction>

namespace pleinair {

using namespace Qt::StringLiterals;

BrushOptions::BrushOptions(Studio& studio, QWidget* parent)
    : QToolButton(parent)
    , m_studio(studio)
{
    setText(tr("More"));
    setToolTip(tr("Edge, spacing, stabiliser, grains"));
    setAccessibleName(tr("More brush settings"));
    setIcon(themedIcon(u"stabiliser"_s));
    setIconSize({ 20, 20 });
    setPopupMode(QToolButton::InstantPopup);
    auto* panel = new QWidget;
    m_edge = new ValueSlider(
        tr("Width of the soft edge"), 0, static_cast<int>(Brush::kMaxEdgePx), tr(" px"), panel);
    m_spacing = new ValueSlider(tr("Spacing"), 0, 400, tr(" %"), panel);
    m_stabiliser = new ValueSlider(tr("Stabiliser"), 0, 95, tr(" %"), panel);
    m_density = new ValueSlider(tr("Density of grains"), 1, 100, tr(" %"), panel);
    m_grain = new ValueSlider(tr("Size of grains"), 1, 64, tr(" px"), panel);
    auto* form = new QFormLayout(panel);
    form->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->addRow(tr("Soft edge"), m_edge);
    form->addRow(tr("Spacing"), m_spacing);
    form->addRow(tr("Stabiliser"), m_stabiliser);
    form->addRow(tr("Density"), m_density);
    form->addRow(tr("Grain"), m_grain);
    auto* content = new QWidgetAction(this);
    content->setDefaultWidget(panel);
    auto* menu = new QMenu(this);
    menu->addAction(content);
    setMenu(menu);

    for (ValueSlider* slider : { m_edge, m_spacing, m_stabiliser, m_density, m_grain })
        connect(slider, &ValueSlider::edited, this, &BrushOptions::storeBrush);
    connect(&studio, &Studio::brushChanged, this, &BrushOptions::showBrush);
    showBrush();
}

void BrushOptions::showBrush()
{
    const Brush& brush = m_studio.brush();
    m_edge->setValue(qRound(brush.edgePx));
    m_spacing->setValue(qRound(brush.spacing * 100));
    m_stabiliser->setValue(qRound(brush.stabiliser * 100));
    m_density->setValue(qRound(brush.density * 100));
    m_grain->setValue(qRound(brush.grainPx));
}

void BrushOptions::storeBrush()
{
    Brush brush = m_studio.brush();
    brush.edgePx = static_cast<float>(m_edge->value());
    brush.spacing = static_cast<float>(m_spacing->value()) / 100;
    brush.stabiliser = static_cast<float>(m_stabiliser->value()) / 100;
    brush.density = static_cast<float>(m_density->value()) / 100;
    brush.grainPx = static_cast<float>(m_grain->value());
    m_studio.setBrush(brush);
}

} // namespace pleinair
