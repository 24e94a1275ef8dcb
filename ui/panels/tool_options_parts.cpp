#include "ui/panels/tool_options.h"

#include "ui/icon_set.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

QToolButton* makeSegment(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setIconSize({ 20, 20 });
    return button;
}

} // namespace

QWidget* ToolOptions::makeShapes()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_shapeGroup = new QActionGroup(this);
    const std::pair<BrushShape, QString> shapes[] = { { BrushShape::Round, tr("Round Brush") },
        { BrushShape::Square, tr("Square Brush") }, { BrushShape::Diamond, tr("Diamond Brush") },
        { BrushShape::Scatter, tr("Scattering Brush") } };
    for (const auto& [shape, text] : shapes) {
        const std::string_view name = nameOf(shape);
        auto* action = m_shapeGroup->addAction(
            themedIcon(u"shape-"_s + QLatin1StringView(name.data(), qsizetype(name.size()))), text);
        action->setCheckable(true);
        action->setData(static_cast<int>(shape));
        row->addWidget(makeSegment(action, box));
    }
    connect(m_shapeGroup, &QActionGroup::triggered, this, [this](QAction* action) {
        Brush brush = m_studio.brush();
        brush.shape = static_cast<BrushShape>(action->data().toInt());
        m_studio.setBrush(brush);
    });
    return box;
}

QWidget* ToolOptions::makeReach()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_reachGroup = new QActionGroup(this);
    const std::pair<FillReach, QString> reaches[] = { { FillReach::Contiguous, tr("This Area") },
        { FillReach::All, tr("All of the Material") } };
    for (const auto& [reach, text] : reaches) {
        auto* action = m_reachGroup->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(reach));
        row->addWidget(makeSegment(action, box));
    }
    connect(m_reachGroup, &QActionGroup::triggered, this, [this](QAction* action) {
        ToolSettings settings = m_studio.settings();
        settings.fillReach = static_cast<FillReach>(action->data().toInt());
        m_studio.setSettings(settings);
    });
    return box;
}

QWidget* ToolOptions::makeModes()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_modeGroup = new QActionGroup(this);
    const std::pair<SelectMode, QString> modes[] = { { SelectMode::Replace, tr("New") },
        { SelectMode::Add, tr("Add") }, { SelectMode::Subtract, tr("Subtract") },
        { SelectMode::Intersect, tr("Intersect") } };
    for (const auto& [mode, text] : modes) {
        auto* action = m_modeGroup->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        row->addWidget(makeSegment(action, box));
    }
    connect(m_modeGroup, &QActionGroup::triggered, this, [this](QAction* action) {
        ToolSettings settings = m_studio.settings();
        settings.selectMode = static_cast<SelectMode>(action->data().toInt());
        m_studio.setSettings(settings);
    });
    return box;
}

QToolButton* ToolOptions::makeSymmetry()
{
    auto* button = new QToolButton(this);
    button->setIcon(themedIcon(u"symmetry"_s));
    button->setIconSize({ 20, 20 });
    button->setToolTip(tr("Symmetry: what is painted appears on the other side too"));
    button->setAccessibleName(tr("Symmetry"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    m_symmetryGroup = new QActionGroup(this);
    const std::pair<Symmetry, QString> kinds[] = { { Symmetry::None, tr("No Symmetry") },
        { Symmetry::LeftRight, tr("Left and Right") }, { Symmetry::UpDown, tr("Above and Below") },
        { Symmetry::Both, tr("Both") } };
    for (const auto& [symmetry, text] : kinds) {
        auto* action = m_symmetryGroup->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(symmetry));
        menu->addAction(action);
    }
    button->setMenu(menu);
    connect(m_symmetryGroup, &QActionGroup::triggered, this, [this](QAction* action) {
        ToolSettings settings = m_studio.settings();
        settings.symmetry = static_cast<Symmetry>(action->data().toInt());
        m_studio.setSettings(settings);
    });
    return button;
}

QWidget* ToolOptions::makeGap()
{
    constexpr int kSliderWidth = 72;
    constexpr int kWidestGapPx = 50;
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    auto* name = new QLabel(tr("Close gaps"), box);
    name->setProperty("role", u"dim"_s);
    m_gapValue = new ValueSlider(
        tr("Openings narrower than this count as closed"), 0, kWidestGapPx, tr(" px"), box);
    m_gapValue->setSliderWidth(kSliderWidth);
    row->addWidget(name);
    row->addWidget(m_gapValue);
    connect(m_gapValue, &ValueSlider::edited, this, [this](int px) {
        ToolSettings settings = m_studio.settings();
        settings.gapPx = px;
        m_studio.setSettings(settings);
    });
    return box;
}

} // namespace pleinair
