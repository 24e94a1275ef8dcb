#include "ui/panels/navigator_panel.h"

#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/view_transform.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// While a stroke is painted the small picture follows this often.
constexpr int kRefreshEveryMs = 250;

} // namespace

NavigatorPanel::NavigatorPanel(
    Studio& studio, LabelCanvas& canvas, const ActionSet& actions, QWidget* parent)
    : QWidget(parent)
    , m_map(new NavigatorMap(canvas, this))
    , m_controls(new QWidget)
{
    setObjectName(u"panel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, 0, kGrid, kGrid);
    layout->addWidget(m_map);
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const char* id : { "view.rotateRight", "view.mirror", "view.fit" }) {
        auto* button = new QToolButton(m_controls);
        button->setDefaultAction(actions.action(id));
        button->setIconSize({ 18, 18 });
        row->addWidget(button);
    }
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshEveryMs);
    connect(&m_refresh, &QTimer::timeout, m_map, &NavigatorMap::refresh);
    connect(&studio, &Studio::painted, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(&studio, &Studio::replaced, m_map, &NavigatorMap::refresh);
    connect(&canvas.transform(), &ViewTransform::changed, m_map, qOverload<>(&QWidget::update));
}

NavigatorMap::NavigatorMap(LabelCanvas& canvas, QWidget* parent)
    : QWidget(parent)
    , m_canvas(canvas)
{
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Drag to move the view"));
    setMinimumHeight(96);
    setMaximumHeight(160);
}

void NavigatorMap::refresh()
{
    m_small = {};
    update();
}

QRectF NavigatorMap::pictureArea() const
{
    const QSizeF picture = QSizeF(m_canvas.picture().size()).scaled(size(), Qt::KeepAspectRatio);
    QRectF area(QPointF(), picture);
    area.moveCenter(QRectF(rect()).center());
    return area;
}

void NavigatorMap::paintEvent(QPaintEvent*)
{
    const QRectF area = pictureArea();
    if (m_small.isNull() && !area.isEmpty())
        m_small = m_canvas.picture().scaled(
            (area.size() * devicePixelRatioF()).toSize().expandedTo({ 1, 1 }));
    QPainter painter(this);
    painter.drawImage(area, m_small);
    const QTransform toMap = QTransform::fromTranslate(area.x(), area.y())
                                 .scale(area.width() / m_canvas.picture().width(),
                                     area.height() / m_canvas.picture().height());
    QPolygonF seen;
    const QSizeF view = m_canvas.size();
    for (const QPointF& corner : { QPointF(0, 0), QPointF(view.width(), 0),
             QPointF(view.width(), view.height()), QPointF(0, view.height()) })
        seen << toMap.map(m_canvas.transform().toPicture(corner, view));
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawPolygon(seen);
    painter.setPen(QPen(QColor(255, 255, 255, 230), 1.25));
    painter.drawPolygon(seen);
}

void NavigatorMap::mousePressEvent(QMouseEvent* event)
{
    moveViewTo(event->position());
}

void NavigatorMap::mouseMoveEvent(QMouseEvent* event)
{
    moveViewTo(event->position());
}

void NavigatorMap::resizeEvent(QResizeEvent*)
{
    m_small = {};
}

void NavigatorMap::moveViewTo(const QPointF& place)
{
    const QRectF area = pictureArea();
    m_canvas.transform().setCentre(
        { (place.x() - area.x()) / area.width() * m_canvas.picture().width(),
            (place.y() - area.y()) / area.height() * m_canvas.picture().height() });
}

} // namespace pleinair
