#include "tests/unit/ui/registry.h"
#include "ui/icon_set.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QSvgRenderer>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

QStringList iconNames()
{
    QStringList names;
    for (const QString& file : QDir(u":/pleinair/icons"_s).entryList({ u"*.svg"_s }))
        names << file.chopped(4);
    names.removeAll(u"pleinair"_s); // the program's own, in colours
    return names;
}

/// The strongest colour in a picture: that of its most opaque pixel.
QColor inkOf(const QImage& picture)
{
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y).alpha() > ink.alpha())
                ink = picture.pixelColor(x, y);
        }
    }
    return ink;
}

} // namespace

class IconSetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allAreDrawnOnOneGrid()
    {
        const QStringList names = iconNames();
        QVERIFY(names.size() > 30);
        for (const QString& name : names) {
            QFile file(u":/pleinair/icons/%1.svg"_s.arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(QSvgRenderer(svg).isValid(), qPrintable(name));
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QVERIFY2(svg.contains("stroke-width=\"1.5\""), qPrintable(name));
            QVERIFY2(svg.contains("currentColor"), qPrintable(name));
        }
    }

    void staysInsideTheGrid()
    {
        for (const QString& name : iconNames()) {
            const QImage icon = themedIcon(name).pixmap(48, 48).toImage();
            for (int i = 0; i < 48; ++i) {
                const int edge = qAlpha(icon.pixel(i, 0)) + qAlpha(icon.pixel(i, 47))
                    + qAlpha(icon.pixel(0, i)) + qAlpha(icon.pixel(47, i));
                QVERIFY2(edge == 0, qPrintable(name));
            }
        }
    }

    void takesTheThemesColour()
    {
        for (const ThemeKind kind : { ThemeKind::Light, ThemeKind::Dark }) {
            applyTheme(*qApp, kind);
            const QImage icon = themedIcon(u"fill"_s).pixmap(48, 48).toImage();
            QCOMPARE(inkOf(icon).rgb(), colorsOf(kind).text.rgb());
        }
    }

    void isDimWhenDisabled()
    {
        const QImage icon = themedIcon(u"fill"_s).pixmap(QSize(48, 48), QIcon::Disabled).toImage();
        QCOMPARE(inkOf(icon).rgb(), themeColors().disabledText.rgb());
    }

    void isSharpOnDenseScreens()
    {
        const QPixmap icon = themedIcon(u"fill"_s).pixmap(QSize(24, 24), 2.0);
        QCOMPARE(icon.size(), QSize(48, 48));
    }

    void anUnknownNameGivesNoIcon() { QVERIFY(themedIcon(u"no-such-icon"_s).isNull()); }
};

static const Registered<IconSetTest> registered("IconSet");

#include "icon_set_test.moc"
