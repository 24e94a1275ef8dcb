#include "ui/photograph_window.h"

#include "ui/canvas/photo_view.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kGeometryKey = "window/photographGeometry"_L1;
constexpr QSize kFirstSize(768, 768);

} // namespace

PhotographWindow::PhotographWindow(QSettings& settings, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settings)
    , m_view(new PhotoView(m_transform, this))
{
    setObjectName(u"photographWindow"_s);
    setWindowTitle(tr("Photograph"));
    m_view->setAccessibleName(tr("Photograph"));
    m_view->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

void PhotographWindow::open()
{
    const QByteArray geometry = m_settings.value(kGeometryKey).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        const QScreen* own = parentWidget()->screen();
        const QScreen* chosen = own;
        for (const QScreen* screen : QGuiApplication::screens()) {
            if (screen != own)
                chosen = screen;
        }
        const QRect room = chosen->availableGeometry();
        resize(kFirstSize.boundedTo(room.size()));
        move(room.center() - rect().center());
    }
    show();
    m_transform.fit();
}

void PhotographWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    event->accept();
    Q_EMIT closed();
}

void PhotographWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F11)
        toggleFullScreen();
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        toggleFullScreen();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool PhotographWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_transform.setViewSize(m_view->size());
    if (event->type() == QEvent::MouseButtonDblClick) {
        toggleFullScreen();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PhotographWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

} // namespace pleinair
