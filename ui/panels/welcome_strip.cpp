#include "ui/panels/welcome_strip.h"

#include "ui/icon_set.h"
#include "ui/panels/tile_grid.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 132;
constexpr int kMaxWidth = 960;
/// Of buttons, cross and the gap between the groups, and of one tile.
constexpr int kFrameWidth = 180;
constexpr int kTileWidth = 90;

} // namespace

WelcomeStrip::WelcomeStrip(QWidget* window, QWidget* over)
    : QFrame(window)
    , m_over(over)
    , m_tiles(new TileGrid({ 80, 96, 0, true }, this))
{
    setObjectName(u"welcomeStrip"_s);
    m_tiles->setAccessibleName(tr("Recent paintings and examples"));
    auto* begin = new QPushButton(tr("New…"), this);
    auto* open = new QPushButton(tr("Open…"), this);
    auto* close = new QToolButton(this);
    close->setIcon(themedIcon(u"close"_s));
    close->setIconSize({ 16, 16 });
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the strip"));
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addStretch(1);
    buttons->addWidget(begin);
    buttons->addWidget(open);
    buttons->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, kHalfGrid, kGrid, kHalfGrid);
    row->setSpacing(kGrid);
    row->addLayout(buttons);
    row->addWidget(m_tiles, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(m_tiles, &TileGrid::chosen, this, &WelcomeStrip::choose);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(begin, &QPushButton::clicked, this, &WelcomeStrip::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomeStrip::openRequested);
    over->installEventFilter(this);
    for (QWidget* part : over->findChildren<QWidget*>())
        part->installEventFilter(this);
    hide();
}

void WelcomeStrip::open(const std::vector<Entry>& recent, const std::vector<Entry>& examples)
{
    std::vector<Tile> tiles;
    m_files.clear();
    m_recentCount = static_cast<int>(recent.size());
    for (const auto* entries : { &recent, &examples }) {
        for (const Entry& entry : *entries) {
            Tile tile;
            tile.name = entry.name;
            tile.group = entries == &recent ? tr("Recent") : tr("Examples");
            tile.picture = entry.picture;
            tiles.push_back(std::move(tile));
            m_files << entry.file;
        }
    }
    m_tiles->setTiles(std::move(tiles));
    place();
    show();
    raise();
}

void WelcomeStrip::choose(int index)
{
    hide();
    if (index < m_recentCount)
        Q_EMIT recentChosen(m_files[index]);
    else
        Q_EMIT exampleChosen(m_files[index]);
}

void WelcomeStrip::place()
{
    const QRect area(m_over->mapTo(parentWidget(), QPoint()), m_over->size());
    const int width = std::min({ kMaxWidth, area.width() - 4 * kGrid,
        kFrameWidth + kTileWidth * static_cast<int>(m_files.size()) });
    setGeometry(area.center().x() - width / 2, area.bottom() - kHeight - 2 * kGrid, width, kHeight);
}

bool WelcomeStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (!isVisible())
        return false;
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
        if (watched == m_over)
            place();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TabletPress:
    case QEvent::TouchBegin:
        // The stroke goes on under it.
        hide();
        break;
    default:
        break;
    }
    return false;
}

} // namespace pleinair
