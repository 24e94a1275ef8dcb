#include "ui/panels/layer_list.h"

#include "ui/icon_set.h"
#include "ui/panels/layers_model.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLineHeight = 40;
constexpr int kFewestLines = 3; ///< Seen at once, however low the window is.
constexpr int kIconPx = 18;
constexpr int kIconArea = 28;

QRect iconIn(const QRect& area)
{
    QRect icon(0, 0, kIconPx, kIconPx);
    icon.moveCenter(area.center());
    return icon;
}

QRect thumbnailArea(const QRect& line)
{
    return { line.left() + kIconArea, line.center().y() - LayersModel::kThumbnail.height() / 2 + 1,
        LayersModel::kThumbnail.width(), LayersModel::kThumbnail.height() };
}

QRect textArea(const QRect& line)
{
    return line.adjusted(
        kIconArea + LayersModel::kThumbnail.width() + kGrid, 0, -kIconArea - kHalfGrid, 0);
}

/// Eye, small picture, name, lock.
class LayerDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& line) const override
    {
        const ThemeColors& colors = themeColors();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(
                option.state & QStyle::State_Selected ? colors.pressed : colors.hover);
            painter->drawRoundedRect(option.rect.adjusted(0, 0, 0, -1), 4, 4);
        }
        const bool isShown = line.data(LayersModel::IsShown).toBool();
        const QColor ink = isShown ? colors.text : colors.disabledText;
        drawIcon(*painter, isShown ? u"eye"_s : u"eye-off"_s,
            iconIn(LayerList::eyeArea(option.rect)), ink);
        drawThumbnail(*painter, thumbnailArea(option.rect),
            line.data(Qt::DecorationRole).value<QImage>(), isShown);
        const bool isLocked = line.data(LayersModel::IsLocked).toBool();
        const bool isTrace = line.data(LayersModel::IsTrace).toBool();
        if (!isTrace)
            drawIcon(*painter, isLocked ? u"lock"_s : u"unlock"_s,
                iconIn(LayerList::lockArea(option.rect)),
                isLocked ? colors.text : colors.disabledText);
        drawText(*painter, option, line, ink);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return { 0, kLineHeight };
    }

    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        QRect area = textArea(option.rect);
        area.setHeight(24);
        area.moveCenter({ area.center().x(), option.rect.center().y() });
        editor->setGeometry(area.adjusted(-6, 0, 0, 0));
    }

private:
    static void drawThumbnail(
        QPainter& painter, const QRect& area, const QImage& picture, bool isShown)
    {
        QRectF target(QPointF(), picture.size());
        target.moveCenter(QRectF(area).center());
        painter.fillRect(target, themeColors().window);
        painter.setOpacity(isShown ? 1 : .4);
        painter.drawImage(target.topLeft(), picture);
        painter.setOpacity(1);
    }

    static void drawText(QPainter& painter, const QStyleOptionViewItem& option,
        const QModelIndex& line, const QColor& ink)
    {
        const QRect area = textArea(option.rect);
        const int percent = line.data(LayersModel::OpacityPercent).toInt();
        const QString name =
            option.fontMetrics.elidedText(line.data().toString(), Qt::ElideRight, area.width());
        painter.setFont(option.font);
        painter.setPen(ink);
        if (percent >= 100) {
            painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, name);
            return;
        }
        const QRect upper = area.adjusted(0, 2, 0, -area.height() / 2);
        const QRect lower = area.adjusted(0, area.height() / 2, 0, -2);
        painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, name);
        QFont small = option.font;
        small.setPixelSize(11);
        painter.setFont(small);
        painter.setPen(themeColors().dimText);
        painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft, u"%1 %"_s.arg(percent));
    }
};

} // namespace

LayerList::LayerList(QWidget* parent)
    : QListView(parent)
{
    setObjectName(u"plainList"_s);
    setItemDelegate(new LayerDelegate(this));
    setUniformItemSizes(true);
    setMinimumHeight(kFewestLines * kLineHeight);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDragDropOverwriteMode(false);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
}

QRect LayerList::eyeArea(const QRect& line)
{
    return { line.left(), line.top(), kIconArea, line.height() };
}

QRect LayerList::lockArea(const QRect& line)
{
    return { line.right() - kIconArea, line.top(), kIconArea, line.height() };
}

bool LayerList::click(const QPoint& place)
{
    const QModelIndex line = indexAt(place);
    if (!line.isValid())
        return false;
    if (eyeArea(visualRect(line)).contains(place)) {
        Q_EMIT eyeClicked(line.row());
        return true;
    }
    if (line.data(LayersModel::IsTrace).toBool() || !lockArea(visualRect(line)).contains(place))
        return false;
    Q_EMIT lockClicked(line.row());
    return true;
}

void LayerList::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !click(event->position().toPoint()))
        QListView::mousePressEvent(event);
}

void LayerList::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !click(event->position().toPoint()))
        QListView::mouseDoubleClickEvent(event);
}

bool LayerList::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex line = indexAt(help->pos());
    QString text;
    if (line.isValid() && eyeArea(visualRect(line)).contains(help->pos()))
        text = line.data(LayersModel::IsShown).toBool() ? tr("Hide") : tr("Show");
    else if (line.isValid() && lockArea(visualRect(line)).contains(help->pos()))
        text = line.data(LayersModel::IsLocked).toBool() ? tr("Unlock") : tr("Lock");
    else if (line.isValid())
        text = line.data().toString();
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace pleinair
