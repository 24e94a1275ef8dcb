#include "ui/panels/message_bar.h"

#include "ui/icon_set.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kInfoStaysMs = 8000;
constexpr int kMaxWidth = 720;

QPixmap iconOf(MessageKind kind, qreal ratio)
{
    const ThemeColors& colors = themeColors();
    QPixmap pixmap(QSize(24, 24) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QColor color = kind == MessageKind::Info ? colors.accent
        : kind == MessageKind::Warning             ? colors.warning
                                                   : colors.bad;
    drawIcon(
        painter, kind == MessageKind::Info ? u"info"_s : u"warning"_s, QRectF(2, 2, 20, 20), color);
    return pixmap;
}

} // namespace

MessageBar::MessageBar(QWidget* window, QWidget* over)
    : QFrame(window)
    , m_over(over)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_answers(new QHBoxLayout)
{
    setObjectName(u"messageBar"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(this);
    close->setIcon(themedIcon(u"close"_s));
    close->setIconSize({ 16, 16 });
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    m_answers->setSpacing(kHalfGrid);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, kGrid, kGrid, kGrid);
    row->setSpacing(kGrid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addLayout(m_answers);
    row->addWidget(close, 0, Qt::AlignTop);
    m_leave.setSingleShot(true);
    m_leave.setInterval(kInfoStaysMs);
    connect(&m_leave, &QTimer::timeout, this, &MessageBar::closeNewest);
    connect(close, &QToolButton::clicked, this, &MessageBar::closeNewest);
    over->installEventFilter(this);
    hide();
}

void MessageBar::show(MessageKind kind, const QString& text, std::vector<Answer> answers)
{
    m_messages.erase(std::remove_if(m_messages.begin(), m_messages.end(),
                         [&text](const Message& message) { return message.text == text; }),
        m_messages.end());
    m_messages.push_back({ kind, text, std::move(answers) });
    showNewest();
}

QString MessageBar::text() const
{
    return m_messages.empty() ? QString() : m_messages.back().text;
}

void MessageBar::showNewest()
{
    m_leave.stop();
    while (QLayoutItem* item = m_answers->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    if (m_messages.empty()) {
        hide();
        return;
    }
    const Message& message = m_messages.back();
    m_icon->setPixmap(iconOf(message.kind, devicePixelRatioF()));
    m_text->setText(message.text);
    for (const Answer& answer : message.answers) {
        auto* button = new QPushButton(answer.text, this);
        connect(button, &QPushButton::clicked, this, [this, act = answer.act] {
            closeNewest();
            act();
        });
        m_answers->addWidget(button);
        // Or else the sentence is measured without it.
        button->show();
    }
    if (message.kind == MessageKind::Info && message.answers.empty())
        m_leave.start();
    place();
    QFrame::show();
    raise();
}

void MessageBar::closeNewest()
{
    if (!m_messages.empty())
        m_messages.pop_back();
    showNewest();
}

void MessageBar::place()
{
    const QRect area(m_over->mapTo(parentWidget(), QPoint()), m_over->size());
    const int width = std::min(kMaxWidth, area.width() - 4 * kGrid);
    const int height =
        std::max(layout()->totalHeightForWidth(width), layout()->totalMinimumSize().height());
    QRect place(area.center().x() - width / 2, area.bottom() - height - 2 * kGrid, width, height);
    for (const QPointer<QWidget>& other : m_others) {
        if (other && !other->isHidden() && other->geometry().intersects(place))
            place.moveBottom(other->geometry().top() - kGrid);
    }
    setGeometry(place);
}

void MessageBar::keepClearOf(QWidget* widget)
{
    m_others.emplace_back(widget);
    widget->installEventFilter(this);
    place();
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isElsewhere = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    const bool isOther = watched != m_over
        && (isElsewhere || event->type() == QEvent::Show || event->type() == QEvent::Hide);
    if (isVisible() && (isOther || isElsewhere))
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace pleinair
