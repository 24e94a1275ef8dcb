#include "ui/panels/first_hints.h"

#include "ui/canvas/label_canvas.h"
#include "ui/main_window.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBubbleWidth = 240;

} // namespace

FirstHints::FirstHints(MainWindow& window)
    : QObject(&window)
    , m_window(window)
{
    add(&window.materialsPanel(), tr("Pick what to paint here, or press its number."));
    add(&window.canvas(),
        tr("Paint here: the photograph follows. The right button brings the "
           "materials to the pen, Ctrl+K finds every command."));
    add(&window.stylePanel(), tr("Another style is another light."));
    window.installEventFilter(this);
    window.canvas().installEventFilter(this);
    place();
}

void FirstHints::add(QWidget* about, const QString& text)
{
    auto* bubble = new QFrame(&m_window);
    bubble->setObjectName(u"hint"_s);
    auto* label = new QLabel(text, bubble);
    label->setWordWrap(true);
    auto* close = new QToolButton(bubble);
    close->setText(u"✕"_s);
    close->setAccessibleName(tr("Close the hint"));
    close->setToolTip(tr("Close the hint"));
    auto* row = new QHBoxLayout(bubble);
    row->setContentsMargins(12, kGrid, kHalfGrid, kGrid);
    row->setSpacing(kHalfGrid);
    row->addWidget(label, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, bubble, &QWidget::hide);
    bubble->resize(kBubbleWidth, row->heightForWidth(kBubbleWidth));
    bubble->show();
    m_hints.push_back({ bubble, about });
    m_window.messages().keepClearOf(bubble);
}

std::vector<QFrame*> FirstHints::shown() const
{
    std::vector<QFrame*> bubbles;
    for (const Hint& hint : m_hints) {
        if (!hint.bubble->isHidden())
            bubbles.push_back(hint.bubble);
    }
    return bubbles;
}

void FirstHints::close()
{
    for (const Hint& hint : m_hints)
        hint.bubble->hide();
}

void FirstHints::place()
{
    for (const Hint& hint : m_hints) {
        const QRect about(hint.about->mapTo(&m_window, QPoint()), hint.about->size());
        // Above a dock at the lower edge, within the upper part of anything higher.
        const bool isHigh = about.height() > 4 * hint.bubble->height();
        const int x = about.left() + std::min(3 * kGrid, about.width() / 4);
        const int y =
            isHigh ? about.top() + 3 * kGrid : about.top() - hint.bubble->height() - 5 * kGrid;
        hint.bubble->move(
            std::clamp(x, 0, std::max(0, m_window.width() - kBubbleWidth)), std::max(0, y));
        hint.bubble->raise();
    }
}

bool FirstHints::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::LayoutRequest:
        place();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TabletPress:
    case QEvent::TouchBegin:
        if (watched != &m_window)
            close();
        break;
    default:
        break;
    }
    return false;
}

} // namespace pleinair
