#include "ui/style_text.h"

#include "app/session/style_library.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

/// The bundled model's presets, for the translators.
[[maybe_unused]] constexpr const char* kPresets[] = {
    QT_TRANSLATE_NOOP("Styles", "Clear noon"),
    QT_TRANSLATE_NOOP("Styles", "Bright summer"),
    QT_TRANSLATE_NOOP("Styles", "Passing clouds"),
    QT_TRANSLATE_NOOP("Styles", "Overcast"),
    QT_TRANSLATE_NOOP("Styles", "Mist"),
    QT_TRANSLATE_NOOP("Styles", "Golden evening"),
    QT_TRANSLATE_NOOP("Styles", "Red sunset"),
    QT_TRANSLATE_NOOP("Styles", "Pale dawn"),
    QT_TRANSLATE_NOOP("Styles", "Blue dusk"),
    QT_TRANSLATE_NOOP("Styles", "Storm"),
    QT_TRANSLATE_NOOP("Styles", "Winter"),
    QT_TRANSLATE_NOOP("Styles", "Autumn"),
    QT_TRANSLATE_NOOP("Styles", "Spring morning"),
    QT_TRANSLATE_NOOP("Styles", "Moonlight"),
};

/// What StyleLibrary::whyNoPhotographs() says.
[[maybe_unused]] constexpr const char* kReasons[] = {
    QT_TRANSLATE_NOOP("Styles", "No model is loaded yet."),
    QT_TRANSLATE_NOOP(
        "Styles", "This model paints in one style only: it was trained without styles."),
    QT_TRANSLATE_NOOP(
        "Styles", "This model has no encoder, so it cannot find the style of a photograph."),
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Styles", text);
}

/// @param known  gives the name of what was varied, mixed or passed.
template <typename Known>
QString madeNameText(const QString& name, Known&& known)
{
    // The forms that app/session/named_style.cpp and style_library.cpp give.
    static const QRegularExpression random(u"^Random (\\d+)$"_s);
    static const QRegularExpression varied(u"^(.+), varied (\\d+)$"_s);
    static const QRegularExpression between(u"^(.+) to (.+), (\\d+) of (\\d+)$"_s);
    if (const auto match = random.match(name); match.hasMatch())
        return translated(QT_TRANSLATE_NOOP("Styles", "Random %1")).arg(match.captured(1));
    if (const auto match = varied.match(name); match.hasMatch())
        return translated(QT_TRANSLATE_NOOP("Styles", "%1, varied %2"))
            .arg(known(match.captured(1)), match.captured(2));
    if (const auto match = between.match(name); match.hasMatch())
        return translated(QT_TRANSLATE_NOOP("Styles", "%1 to %2, %3 of %4"))
            .arg(known(match.captured(1)), known(match.captured(2)), match.captured(3),
                match.captured(4));
    return {};
}

QString nameText(const QString& name)
{
    const QString made = madeNameText(name, nameText);
    if (!made.isEmpty())
        return made;
    QStringList parts = name.split(u" + "_s);
    if (parts.size() == 1)
        return translated(name.toUtf8().constData());
    for (QString& part : parts)
        part = nameText(part);
    return parts.join(u" + "_s);
}

} // namespace

QString styleNameText(const std::string& name)
{
    return nameText(QString::fromStdString(name));
}

QString styleText(const NamedStyle& style)
{
    if (style.origin != StyleOrigin::Photograph)
        return styleNameText(style.name);
    const QString name = QString::fromStdString(style.name);
    const QString made = madeNameText(name, [](const QString& own) { return own; });
    return made.isEmpty() ? name : made;
}

QString whyNoPhotographsText(const StyleLibrary& styles)
{
    const std::string why = styles.whyNoPhotographs();
    return why.empty() ? QString() : translated(why.c_str());
}

} // namespace pleinair
