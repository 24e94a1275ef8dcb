#include "ui/panels/dock.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTitleHeight = 28;
constexpr int kControlsHeight = 24;

} // namespace

Dock::Dock(
    const QString& id, const QString& title, QWidget* panel, QWidget* controls, QWidget* parent)
    : QDockWidget(title, parent)
{
    setObjectName(id);
    auto* line = new QWidget(this);
    line->setObjectName(u"dockTitle"_s);
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kTitleHeight);
    line->setToolTip(tr("Drag to move, double-click to float"));
    auto* name = new QLabel(title, line);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kGrid, 2, kGrid, 2);
    row->setSpacing(kGrid);
    row->addStrut(kControlsHeight);
    row->addWidget(name);
    // Controls that want room get all there is.
    const bool isWide =
        controls && controls->sizePolicy().horizontalPolicy() == QSizePolicy::Expanding;
    if (!isWide)
        row->addStretch(1);
    if (controls) {
        controls->setFixedHeight(kControlsHeight);
        row->addWidget(controls, isWide ? 1 : 0);
    }
    setTitleBarWidget(line);
    panel->setAttribute(Qt::WA_StyledBackground);
    setWidget(panel);
}

} // namespace pleinair
