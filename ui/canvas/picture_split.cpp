#include "ui/canvas/picture_split.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace pleinair {

namespace {

/// Neither picture becomes narrower than this by dragging.
constexpr int kLeastWidth = 160;
constexpr int kOverHandleWidth = 9;
/// An arrow key moves the edge by this share of the room.
constexpr double kKeyStep = .02;

} // namespace

PictureSplit::PictureSplit(QWidget* parent)
    : QWidget(parent)
    , m_handle(new QWidget(this))
{
    m_handle->setCursor(Qt::SplitHCursor);
    m_handle->setFocusPolicy(Qt::TabFocus);
    m_handle->setAccessibleName(tr("Edge between painting and photograph"));
    m_handle->setToolTip(tr("Drag to move the edge"));
    m_handle->installEventFilter(this);
}

void PictureSplit::setPictures(QWidget* painting, QWidget* photograph)
{
    m_painting = painting;
    m_photograph = photograph;
    painting->setParent(this);
    photograph->setParent(this);
    m_handle->raise();
    arrange();
}

void PictureSplit::setMode(SplitMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    arrange();
    Q_EMIT modeChanged();
}

void PictureSplit::setEdge(double share)
{
    const double least = width() > 0 ? std::min(.5, double(kLeastWidth) / width()) : 0;
    m_edge =
        m_mode == SplitMode::Over ? std::clamp(share, 0., 1.) : std::clamp(share, least, 1 - least);
    arrange();
}

void PictureSplit::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool PictureSplit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_handle)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_handle->update();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            setEdge(m_edge + (key == Qt::Key_Left ? -kKeyStep : kKeyStep));
            return true;
        }
        return false;
    }
    if (event->type() == QEvent::Paint) {
        if (m_handle->hasFocus() && m_mode != SplitMode::Over)
            QPainter(m_handle).fillRect(m_handle->rect(), themeColors().accent);
        // A line with a grip, only where one picture lies over the other: beside each other the
        // gap is line enough.
        if (m_mode == SplitMode::Over) {
            QPainter painter(m_handle);
            const int middle = m_handle->width() / 2;
            painter.fillRect(QRect(middle - 1, 0, 3, m_handle->height()), QColor(0, 0, 0, 120));
            painter.fillRect(QRect(middle, 0, 1, m_handle->height()), Qt::white);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(QColor(0, 0, 0, 120), 1));
            painter.setBrush(Qt::white);
            painter.drawEllipse(QPointF(middle + .5, m_handle->height() / 2.), 4, 4);
        }
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton) && width() > 0)
            setEdge(mapFromGlobal(mouse->globalPosition()).x() / width());
        return true;
    }
    if (event->type() == QEvent::MouseButtonDblClick) {
        setEdge(.5);
        return true;
    }
    return event->type() == QEvent::MouseButtonPress;
}

void PictureSplit::arrange()
{
    if (!m_painting)
        return;
    const int edge = qRound(m_edge * width());
    const QRect all = rect();
    m_photograph->clearMask();
    m_painting->setVisible(m_mode != SplitMode::PhotographOnly);
    m_photograph->setVisible(m_mode != SplitMode::PaintingOnly);
    m_handle->setVisible(m_mode == SplitMode::SideBySide || m_mode == SplitMode::Over);
    if (m_mode == SplitMode::SideBySide) {
        const int gap = kHalfGrid;
        m_painting->setGeometry(0, 0, edge - gap / 2, height());
        m_photograph->setGeometry(edge + gap / 2, 0, width() - edge - gap / 2, height());
        m_handle->setGeometry(edge - gap / 2, 0, gap, height());
        return;
    }
    m_painting->setGeometry(all);
    m_photograph->setGeometry(all);
    if (m_mode == SplitMode::Over) {
        m_photograph->raise();
        m_handle->raise();
        m_photograph->setMask(QRect(edge, 0, std::max(1, width() - edge), height()));
        m_handle->setGeometry(edge - kOverHandleWidth / 2, 0, kOverHandleWidth, height());
    }
}

} // namespace pleinair
