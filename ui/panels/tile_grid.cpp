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

namespace {

constexpr int kCaptionHeight = 14;
constexpr int kTileGap = 6;
constexpr int kRowGap = 4;
constexpr int kGroupGap = 16;
constexpr int kPadding = 8;
/// A viewport wider than this many heights lays its groups side by side.
constexpr double kSidewaysFrom = 1.8;

} // namespace

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

QRect TileGrid::tileRect(int index) const
{
    // The last one: a leading tile stands there once more.
    const auto found = std::find_if(m_placed.rbegin(), m_placed.rend(),
        [index](const Placed& placed) { return placed.index == index; });
    return found == m_placed.rend() ? QRect() : found->area.translated(-scrollOffset());
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

QSize TileGrid::minimumSizeHint() const
{
    // Two rows of small tiles, or one of large ones.
    const int face = m_metrics.faceHeight > 0 ? m_metrics.faceHeight : 64;
    const int rows = m_metrics.faceHeight > 0 ? 2 : 1;
    return { m_metrics.minWidth + 2 * kPadding,
        kCaptionHeight + kRowGap + rows * (face + kTileNameHeight + kRowGap) - kRowGap
            + kHalfGrid };
}

std::vector<TileGrid::Group> TileGrid::shownGroups() const
{
    std::vector<Group> groups;
    if (m_filter.isEmpty() && !m_leading.empty())
        groups.push_back({ m_leadingName, m_leading });
    for (int index = 0; index < count(); ++index) {
        const Tile& tile = m_tiles[std::size_t(index)];
        if (!passes(tile))
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
            [&tile](const Group& candidate) { return candidate.name == tile.group; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Group { tile.group, {} });
        group->tiles.push_back(index);
    }
    return groups;
}

bool TileGrid::isSideways() const
{
    return width() > kSidewaysFrom * height();
}

int TileGrid::captionHeight(const std::vector<Group>& groups) const
{
    const bool named = std::any_of(
        groups.begin(), groups.end(), [](const Group& group) { return !group.name.isEmpty(); });
    return named ? kCaptionHeight : 0;
}

void TileGrid::arrange()
{
    m_placed.clear();
    m_captions.clear();
    const auto groups = shownGroups();
    if (isSideways())
        arrangeSideways(groups);
    else
        arrangeDownwards(groups);
    const QSize seen = viewport()->size();
    horizontalScrollBar()->setPageStep(seen.width());
    verticalScrollBar()->setPageStep(seen.height());
    horizontalScrollBar()->setRange(0, std::max(0, m_content.width() - seen.width()));
    verticalScrollBar()->setRange(0, std::max(0, m_content.height() - seen.height()));
    viewport()->update();
}

void TileGrid::arrangeSideways(const std::vector<Group>& groups)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    const int caption = captionHeight(groups);
    const int room = height() - caption - kRowGap;
    const int face = m_metrics.faceHeight > 0
        ? m_metrics.faceHeight
        : room - kTileNameHeight - horizontalScrollBar()->sizeHint().height();
    const int tileHeight = face + kTileNameHeight;
    const int rows = std::max(1, (room + kRowGap) / (tileHeight + kRowGap));
    int columns = 0;
    for (const Group& group : groups)
        columns += (static_cast<int>(group.tiles.size()) + rows - 1) / rows;
    const int gaps = std::max(0, columns - static_cast<int>(groups.size())) * kTileGap
        + std::max(0, static_cast<int>(groups.size()) - 1) * kGroupGap + 2 * kPadding;
    const int tileWidth = m_metrics.faceHeight > 0
        ? std::clamp(
            (width() - gaps) / std::max(1, columns), m_metrics.minWidth, m_metrics.maxWidth)
        : face;
    int x = kPadding;
    for (const Group& group : groups) {
        const int used = (static_cast<int>(group.tiles.size()) + rows - 1) / rows;
        const int groupWidth = used * (tileWidth + kTileGap) - kTileGap;
        m_captions.push_back({ group.name, QRect(x, 0, groupWidth, caption) });
        for (int i = 0; i < static_cast<int>(group.tiles.size()); ++i) {
            const QPoint corner(
                x + i / rows * (tileWidth + kTileGap), caption + i % rows * (tileHeight + kRowGap));
            m_placed.push_back(
                { group.tiles[std::size_t(i)], QRect(corner, QSize(tileWidth, tileHeight)) });
        }
        x += groupWidth + kGroupGap;
    }
    m_content = { x - kGroupGap + kPadding, 0 };
}

void TileGrid::arrangeDownwards(const std::vector<Group>& groups)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    const int caption = captionHeight(groups);
    const int room = width() - 2 * kPadding;
    const int columns = std::max(1, (room + kTileGap) / (m_metrics.minWidth + kTileGap));
    const int tileWidth = (room + kTileGap) / columns - kTileGap;
    const int face = m_metrics.faceHeight > 0 ? m_metrics.faceHeight : tileWidth;
    const int tileHeight = face + kTileNameHeight;
    int y = 0;
    for (const Group& group : groups) {
        m_captions.push_back({ group.name, QRect(kPadding, y, room, caption) });
        y += caption;
        for (int i = 0; i < static_cast<int>(group.tiles.size()); ++i) {
            const QPoint corner(kPadding + i % columns * (tileWidth + kTileGap),
                y + i / columns * (tileHeight + kTileGap));
            m_placed.push_back(
                { group.tiles[std::size_t(i)], QRect(corner, QSize(tileWidth, tileHeight)) });
        }
        const int rows = (static_cast<int>(group.tiles.size()) + columns - 1) / columns;
        y += rows * (tileHeight + kTileGap) + kHalfGrid;
    }
    m_content = { 0, y };
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
        painter.drawText(viewport()->rect().adjusted(kPadding, 0, -kPadding, 0),
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
