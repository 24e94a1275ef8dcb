#include "ui/theme.h"

#include "ui/pleinair_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

ThemeKind g_current = ThemeKind::Dark;

QColor grey(int value)
{
    return QColor(value, value, value);
}

ThemeColors darkColors()
{
    ThemeColors colors;
    colors.window = grey(24);
    colors.panel = grey(32);
    colors.field = grey(42);
    colors.hover = grey(52);
    colors.pressed = grey(62);
    colors.line = grey(48);
    colors.text = grey(222);
    colors.dimText = grey(170);
    colors.disabledText = grey(98);
    colors.accent = QColor(0x5e, 0xa2, 0xff);
    colors.onAccent = grey(16);
    colors.good = QColor(0x5c, 0xc0, 0x8a);
    colors.busy = QColor(0x5e, 0xa2, 0xff);
    colors.warning = QColor(0xe8, 0xb3, 0x4b);
    colors.bad = QColor(0xf0, 0x70, 0x67);
    return colors;
}

ThemeColors lightColors()
{
    ThemeColors colors;
    colors.window = grey(214);
    colors.panel = grey(240);
    colors.field = grey(252);
    colors.hover = grey(226);
    colors.pressed = grey(210);
    colors.line = grey(216);
    colors.text = grey(33);
    colors.dimText = grey(88);
    colors.disabledText = grey(158);
    colors.accent = QColor(0x19, 0x60, 0xc8);
    colors.onAccent = grey(255);
    colors.good = QColor(0x17, 0x75, 0x4a);
    colors.busy = QColor(0x19, 0x60, 0xc8);
    colors.warning = QColor(0x8a, 0x58, 0x00);
    colors.bad = QColor(0xb8, 0x32, 0x2a);
    return colors;
}

QPalette paletteOf(const ThemeColors& colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.panel);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.field);
    palette.setColor(QPalette::AlternateBase, colors.panel);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.dimText);
    palette.setColor(QPalette::Button, colors.field);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.bad);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::ToolTipBase, colors.field);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Light, colors.hover);
    palette.setColor(QPalette::Midlight, colors.hover);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.window);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, colors.disabledText);
    return palette;
}

QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QStringList installed = QFontDatabase::families();
    for (const auto& family : { u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s }) {
        if (installed.contains(family)) {
            font.setFamily(family);
            break;
        }
    }
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(kTextPx);
    return font;
}

/// The stylesheet with every @name replaced by the colour of that name.
QString styleSheetOf(const ThemeColors& colors)
{
    QFile file(u":/pleinair/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> names[] = {
        { "@window"_L1, colors.window },
        { "@panel"_L1, colors.panel },
        { "@field"_L1, colors.field },
        { "@hover"_L1, colors.hover },
        { "@pressed"_L1, colors.pressed },
        { "@line"_L1, colors.line },
        { "@text"_L1, colors.text },
        { "@dimText"_L1, colors.dimText },
        { "@disabledText"_L1, colors.disabledText },
        { "@accent"_L1, colors.accent },
        { "@onAccent"_L1, colors.onAccent },
    };
    for (const auto& [name, color] : names)
        sheet.replace(name + ";"_L1, color.name() + ";"_L1);
    return sheet;
}

} // namespace

const ThemeColors& colorsOf(ThemeKind kind)
{
    static const ThemeColors dark = darkColors();
    static const ThemeColors light = lightColors();
    return kind == ThemeKind::Dark ? dark : light;
}

ThemeKind currentTheme()
{
    return g_current;
}

const ThemeColors& themeColors()
{
    return colorsOf(g_current);
}

void applyTheme(QApplication& application, ThemeKind kind)
{
    g_current = kind;
    const ThemeColors& colors = colorsOf(kind);
    static bool styled = false;
    if (!styled) {
        QApplication::setStyle(new PleinairStyle);
        QApplication::setFont(interfaceFont());
        styled = true;
    }
    QApplication::setPalette(paletteOf(colors));
    application.setStyleSheet(styleSheetOf(colors));
}

QString nameOf(ThemeKind kind)
{
    return kind == ThemeKind::Dark ? u"dark"_s : u"light"_s;
}

ThemeKind themeFrom(const QString& name)
{
    return name == "light"_L1 ? ThemeKind::Light : ThemeKind::Dark;
}

} // namespace pleinair
