#include "ui/panels/style_mixer.h"

#include "ui/icon_set.h"
#include "ui/panels/value_slider.h"
#include "ui/style_text.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr float kWhole = 100;
/// In a low dock the lines stand in columns of so many.
constexpr std::size_t kLinesAColumn = 2;
constexpr int kSliderWidth = 88;

} // namespace

StyleMixer::StyleMixer(QWidget* parent)
    : QWidget(parent)
    , m_list(new QWidget(this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Mixed styles"));
    auto* more = new QToolButton(this);
    more->setIcon(themedIcon(u"plus"_s));
    more->setAutoRaise(true);
    more->setToolTip(tr("Add a Style to the Mix"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { showChoices(*menu); });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kHalfGrid, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(more, 0, Qt::AlignTop);
    layout->addWidget(scroll, 1);
    showIngredients();
}

void StyleMixer::setStyle(const NamedStyle& style)
{
    m_ingredients = style.ingredients;
    if (m_ingredients.empty() && !style.style.mu.empty())
        m_ingredients = { { style.name, style.style, kWhole } };
    showIngredients();
}

void StyleMixer::add(const NamedStyle& style)
{
    const bool isThere = std::any_of(m_ingredients.begin(), m_ingredients.end(),
        [&style](const StyleIngredient& part) { return part.style == style.style; });
    const bool fits = m_ingredients.empty()
        || m_ingredients.front().style.mu.size() == style.style.mu.size();
    if (isThere || !fits || m_ingredients.size() >= kMostIngredients)
        return;
    m_ingredients.push_back({ style.name, style.style, kWhole / 2 });
    showIngredients();
    tell();
}

void StyleMixer::showChoices(QMenu& menu)
{
    menu.clear();
    for (const NamedStyle& style : m_choices)
        connect(menu.addAction(styleText(style)), &QAction::triggered, this,
            [this, style] { add(style); });
}

void StyleMixer::clear()
{
    m_ingredients.clear();
    showIngredients();
}

void StyleMixer::remove(std::size_t line)
{
    m_ingredients.erase(m_ingredients.begin() + static_cast<std::ptrdiff_t>(line));
    showIngredients();
    tell();
}

void StyleMixer::tell()
{
    const bool hasWeight = std::any_of(m_ingredients.begin(), m_ingredients.end(),
        [](const StyleIngredient& part) { return part.weight > 0; });
    if (hasWeight)
        Q_EMIT mixed(mixedStyle(m_ingredients));
}

void StyleMixer::showIngredients()
{
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    m_sliders.clear();
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(kGrid, kHalfGrid, kGrid, kHalfGrid);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kHalfGrid);
    for (std::size_t line = 0; line < m_ingredients.size(); ++line) {
        const StyleIngredient& part = m_ingredients[line];
        const QString name = styleNameText(part.name);
        const int row = static_cast<int>(line % kLinesAColumn);
        const int column = static_cast<int>(line / kLinesAColumn) * 3;
        auto* label = new QLabel(name, m_list);
        label->setMaximumWidth(120);
        auto* slider
            = new ValueSlider(tr("Weight of %1").arg(name), 0, int(kWhole), tr(" %"), m_list);
        slider->setSliderWidth(kSliderWidth);
        slider->setValue(qRound(part.weight));
        auto* away = new QToolButton(m_list);
        away->setIcon(themedIcon(u"close"_s));
        away->setAutoRaise(true);
        away->setToolTip(tr("Take %1 out of the mix").arg(name));
        away->setAccessibleName(away->toolTip());
        away->setEnabled(m_ingredients.size() > 1);
        grid->addWidget(label, row, column);
        grid->addWidget(slider, row, column + 1);
        grid->addWidget(away, row, column + 2);
        m_sliders.push_back(slider);
        connect(slider, &ValueSlider::edited, this, [this, line](int value) {
            m_ingredients[line].weight = static_cast<float>(value);
            tell();
        });
        // The button goes with its line, so not while it is still being clicked.
        connect(
            away, &QToolButton::clicked, this, [this, line] { remove(line); }, Qt::QueuedConnection);
    }
    const int columns = static_cast<int>((m_ingredients.size() + 1) / kLinesAColumn) * 3;
    grid->setColumnStretch(columns, 1);
    grid->setRowStretch(static_cast<int>(kLinesAColumn), 1);
}

} // namespace pleinair
