#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/canvas/picture_split.h"
#include "ui/panels/dock.h"

#include <QApplication>
#include <QSettings>
#include <QToolBar>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShelfHeight = 126;
constexpr int kColumnWidth = 208;
/// Narrower windows begin without the column: the pictures need the room.
constexpr int kColumnFromWidth = 1720;
constexpr auto kGeometryKey = "window/geometry"_L1;
constexpr auto kSplitKey = "window/split"_L1;
constexpr auto kEdgeKey = "window/splitEdge"_L1;
constexpr auto kLayoutKey = "window/layout"_L1;
constexpr auto kThemeKey = "window/theme"_L1;

} // namespace

void MainWindow::setTheme(ThemeKind kind)
{
    applyTheme(*qApp, kind);
    m_actions->action("view.themeDark")->setChecked(kind == ThemeKind::Dark);
    m_actions->action("view.themeLight")->setChecked(kind == ThemeKind::Light);
    // Icons and pictures are painted in the theme's colours at the moment of painting.
    for (QWidget* widget : findChildren<QWidget*>())
        widget->update();
    if (!m_recorded)
        m_setup.settings->setValue(kThemeKey, nameOf(kind));
}

void MainWindow::resetLayout()
{
    for (Dock* dock : { m_materialsDock, m_styleDock }) {
        dock->setFloating(false);
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->show();
    }
    splitDockWidget(m_materialsDock, m_styleDock, Qt::Horizontal);
    resizeDocks({ m_materialsDock, m_styleDock }, { 2 * width() / 3, width() / 3 }, Qt::Horizontal);
    resizeDocks({ m_materialsDock, m_styleDock }, { kShelfHeight, kShelfHeight }, Qt::Vertical);
    for (const auto& [dock, action] : columnDocks()) {
        dock->setFloating(false);
        addDockWidget(Qt::RightDockWidgetArea, dock);
        dock->setVisible(width() >= kColumnFromWidth);
        resizeDocks({ dock }, { kColumnWidth }, Qt::Horizontal);
    }
    m_toolBar->show();
    m_optionsBar->show();
    m_pictures->setMode(SplitMode::SideBySide);
    m_pictures->setEdge(.5);
}

void MainWindow::restoreLayout()
{
    const QSettings& settings = *m_setup.settings;
    if (settings.contains(kGeometryKey))
        restoreGeometry(settings.value(kGeometryKey).toByteArray());
    m_pictures->setMode(static_cast<SplitMode>(std::clamp(
        settings.value(kSplitKey, 0).toInt(), 0, static_cast<int>(SplitMode::PhotographOnly))));
    m_pictures->setEdge(settings.value(kEdgeKey, .5).toDouble());
    if (settings.contains(kLayoutKey))
        restoreState(settings.value(kLayoutKey).toByteArray(), kLayoutVersion);
}

void MainWindow::saveLayout()
{
    m_setup.settings->setValue(kSplitKey, static_cast<int>(m_pictures->mode()));
    m_setup.settings->setValue(kEdgeKey, m_pictures->edge());
    m_setup.settings->setValue(kGeometryKey, saveGeometry());
    m_setup.settings->setValue(kLayoutKey,
        m_layoutBeforeHiding.isEmpty() ? saveState(kLayoutVersion) : m_layoutBeforeHiding);
}

std::vector<std::pair<Dock*, const char*>> MainWindow::columnDocks() const
{
    return { { m_navigatorDock, "view.navigator" }, { m_layersDock, "view.layers" },
        { m_historyDock, "view.history" } };
}

void MainWindow::showDocks(bool shown)
{
    if (shown) {
        restoreState(m_layoutBeforeHiding, kLayoutVersion);
        m_layoutBeforeHiding.clear();
        return;
    }
    m_layoutBeforeHiding = saveState(kLayoutVersion);
    for (QWidget* part :
        std::initializer_list<QWidget*> { m_materialsDock, m_styleDock, m_toolBar, m_optionsBar })
        part->hide();
    for (const auto& [dock, action] : columnDocks())
        dock->hide();
}

} // namespace pleinair
