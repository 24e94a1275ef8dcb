#include "ui/panels/tile_grid.h"

#include "ui/panels/tile_painter.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace pleinair {

TileGrid::TileGrid(TileMetrics metrics, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_metrics(metrics)
{
    setFrameShape(QFrame::NoFrame);
    // The keys of the canvas keep working after a click on a tile.
    setFocusPolicy(Qt::TabFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setSingleStep(24);
}

void TileGrid::setTiles(std::vector<Tile> tiles)
{
    m_tiles = std::move(tiles);
    std::erase_if(m_leading, [this](int index) { return index >= count(); });
    setHovered({});
    if (m_current && *m_current >= count())
        m_current.reset();
    arrange();
}

void TileGrid::setPicture(int index, const QImage& picture)
{
    if (index < 0 || index >= count())
        return;
    m_tiles[std::size_t(index)].picture = picture;
    viewport()->update(tileRect(index));
}

void TileGrid::setNote(int index, const QString& note)
{
    if (index < 0 || index >= count() || m_tiles[std::size_t(index)].note == note)
        return;
    m_tiles[std::size_t(index)].note = note;
    viewport()->update(tileRect(index));
}

void TileGrid::setCurrent(std::optional<int> index)
{
    m_current = index;
    setAccessibleDescription(index && *index < count() ? tile(*index).name : QString());
    if (index) {
        const QRect area = tileRect(*index);
        const QRect seen = viewport()->rect();
        if (!area.isEmpty() && !seen.contains(area)) {
            horizontalScrollBar()->setValue(
                horizontalScrollBar()->value() + area.center().x() - seen.center().x());
            verticalScrollBar()->setValue(
                verticalScrollBar()->value() + area.center().y() - seen.center().y());
        }
    }
    viewport()->update();
}

void TileGrid::setFilter(const QString& text)
{
    m_filter = text.trimmed();
    arrange();
}

void TileGrid::setLeading(const QString& name, std::vector<int> indices)
{
    m_leadingName = name;
    m_leading = std::move(indices);
    arrange();
}

void TileGrid::setOnlyBadged(bool only)
{
    m_isOnlyBadged = only;
    arrange();
}

bool TileGrid::passes(const Tile& tile) const
{
    if (m_isOnlyBadged && tile.badge.isEmpty())
        return false;
    return tile.name.contains(m_filter, Qt::CaseInsensitive)
        || tile.group.contains(m_filter, Qt::CaseInsensitive)
        || std::any_of(tile.otherNames.begin(), tile.otherNames.end(),
            [this](const QString& name) { return name.contains(m_filter, Qt::CaseInsensitive); });
}

std::vector<int> TileGrid::shownTiles() const
{
    std::vector<int> shown;
    for (const Placed& placed : m_placed)
        shown.push_back(placed.index);
    return shown;
}

void TileGrid::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

QSize TileGrid::sizeHint() const
{
    return { 320, minimumSizeHint().height() };
}

QPoint TileGrid::scrollOffset() const
{
    return { horizontalScrollBar()->value(), verticalScrollBar()->value() };
}

std::optional<int> TileGrid::tileAt(const QPoint& place) const
{
    for (const Placed& placed : m_placed) {
        if (placed.area.contains(place + scrollOffset()))
            return placed.index;
    }
    return std::nullopt;
}

void TileGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), themeColors().panel);
    if (m_placed.empty()) {
        painter.setPen(themeColors().dimText);
        painter.drawText(viewport()->rect().adjusted(kGrid, 0, -kGrid, 0),
            Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setFont(smallFont(font()));
    painter.setPen(themeColors().dimText);
    for (const Caption& caption : m_captions)
        painter.drawText(caption.area.translated(-scrollOffset()), Qt::AlignLeft | Qt::AlignVCenter,
            caption.text);
    painter.setRenderHint(QPainter::Antialiasing);
    const TilePainter tilePainter(painter, m_metrics, font());
    for (const Placed& placed : m_placed) {
        const QRect area = placed.area.translated(-scrollOffset());
        if (area.intersects(viewport()->rect()))
            tilePainter.draw(m_tiles[std::size_t(placed.index)], area,
                { m_current == placed.index, m_hovered == placed.index, isEnabled() });
    }
}

void TileGrid::resizeEvent(QResizeEvent*)
{
    arrange();
}

void TileGrid::mousePressEvent(QMouseEvent* event)
{
    const auto index = tileAt(event->position().toPoint());
    if (!index)
        return;
    if (event->button() == Qt::RightButton)
        Q_EMIT menuRequested(*index, event->globalPosition().toPoint());
    else if (event->button() == Qt::LeftButton)
        Q_EMIT chosen(*index);
}

void TileGrid::mouseMoveEvent(QMouseEvent* event)
{
    const auto index = tileAt(event->position().toPoint());
    setHovered(index);
}

void TileGrid::setHovered(std::optional<int> index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    viewport()->update();
    Q_EMIT hovered(index.value_or(-1));
}

void TileGrid::leaveEvent(QEvent*)
{
    setHovered({});
}

void TileGrid::wheelEvent(QWheelEvent* event)
{
    if (!isSideways())
        return QAbstractScrollArea::wheelEvent(event);
    const QPoint delta = event->angleDelta();
    horizontalScrollBar()->setValue(
        horizontalScrollBar()->value() - (delta.x() != 0 ? delta.x() : delta.y()));
    event->accept();
}

void TileGrid::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Menu && m_current) {
        const QRect area = tileRect(*m_current);
        Q_EMIT menuRequested(*m_current, viewport()->mapToGlobal(area.center()));
        return;
    }
    const auto shown = shownTiles();
    const auto at = std::find(shown.begin(), shown.end(), m_current.value_or(-1));
    int step = 0;
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        step = 1;
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        step = -1;
    if (step == 0 || shown.empty())
        return QAbstractScrollArea::keyPressEvent(event);
    const auto last = static_cast<int>(shown.size()) - 1;
    const int next =
        at == shown.end() ? 0 : std::clamp(static_cast<int>(at - shown.begin()) + step, 0, last);
    Q_EMIT chosen(shown[std::size_t(next)]);
}

bool TileGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto index = tileAt(help->pos())) {
            const Tile& over = tile(*index);
            const QString group = over.group.isEmpty() ? QString() : tr("\n%1").arg(over.group);
            const QString key = over.badge.isEmpty() ? QString() : tr("\nKey %1").arg(over.badge);
            QToolTip::showText(help->globalPos(), over.name + group + key, viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TileGrid::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace pleinair
