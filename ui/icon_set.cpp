#include "ui/icon_set.h"

#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString& name)
{
    return u":/pleinair/icons/%1.svg"_s.arg(name);
}

QByteArray svgIn(const QString& name, const QColor& color)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

/// Paints one SVG of the set in the current theme's text colour.
class ThemedIconEngine final : public QIconEngine {
public:
    explicit ThemedIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        drawIcon(*painter, m_name, rect, colorFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = colorFor(mode);
        const QString key = u"pleinair/%1/%2/%3x%4"_s.arg(m_name, color.name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawIcon(painter, m_name, QRect(QPoint(), size), color);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine* clone() const override { return new ThemedIconEngine(m_name); }
    bool isNull() override { return false; }

private:
    static QColor colorFor(QIcon::Mode mode)
    {
        const ThemeColors& colors = themeColors();
        switch (mode) {
        case QIcon::Disabled:
            return colors.disabledText;
        case QIcon::Selected:
            return colors.onAccent;
        default:
            return colors.text;
        }
    }

    QString m_name;
};

} // namespace

QIcon themedIcon(const QString& name)
{
    if (name.isEmpty() || !QFile::exists(pathOf(name)))
        return {};
    return QIcon(new ThemedIconEngine(name));
}

void drawIcon(QPainter& painter, const QString& name, const QRectF& target, const QColor& color)
{
    QSvgRenderer renderer(svgIn(name, color));
    if (!renderer.isValid())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, target);
    painter.restore();
}

} // namespace pleinair
