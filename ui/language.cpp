#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr Language kLanguages[] = {
    { "en", "English" },
    { "de", "Deutsch" },
    { "zh_CN", "简体中文" },
};

/// What the bundled classes are called, for the translators.
[[maybe_unused]] constexpr const char* kMaterials[] = {
    QT_TRANSLATE_NOOP("Materials", "sky"),
    QT_TRANSLATE_NOOP("Materials", "clouds"),
    QT_TRANSLATE_NOOP("Materials", "mountain"),
    QT_TRANSLATE_NOOP("Materials", "snow"),
    QT_TRANSLATE_NOOP("Materials", "rock"),
    QT_TRANSLATE_NOOP("Materials", "dirt"),
    QT_TRANSLATE_NOOP("Materials", "sand"),
    QT_TRANSLATE_NOOP("Materials", "grass"),
    QT_TRANSLATE_NOOP("Materials", "field"),
    QT_TRANSLATE_NOOP("Materials", "bush"),
    QT_TRANSLATE_NOOP("Materials", "tree"),
    QT_TRANSLATE_NOOP("Materials", "sea"),
    QT_TRANSLATE_NOOP("Materials", "river"),
    QT_TRANSLATE_NOOP("Materials", "lake"),
    QT_TRANSLATE_NOOP("Materials", "waterfall"),
    QT_TRANSLATE_NOOP("Materials", "road"),
    QT_TRANSLATE_NOOP("Materials", "building"),
    QT_TRANSLATE_NOOP("Materials", "Sky"),
    QT_TRANSLATE_NOOP("Materials", "Land"),
    QT_TRANSLATE_NOOP("Materials", "Ground"),
    QT_TRANSLATE_NOOP("Materials", "Plants"),
    QT_TRANSLATE_NOOP("Materials", "Water"),
    QT_TRANSLATE_NOOP("Materials", "Built"),
};

[[maybe_unused]] constexpr const char* kExamples[] = {
    QT_TRANSLATE_NOOP("Examples", "Coast"),
    QT_TRANSLATE_NOOP("Examples", "Desert"),
    QT_TRANSLATE_NOOP("Examples", "Forest stream"),
    QT_TRANSLATE_NOOP("Examples", "Mountain lake"),
    QT_TRANSLATE_NOOP("Examples", "Terraced fields"),
    QT_TRANSLATE_NOOP("Examples", "Winter"),
};

/// What app/painting and app/project call layers beside "Layer 2" and "... copy".
[[maybe_unused]] constexpr const char* kLayers[] = {
    QT_TRANSLATE_NOOP("Layers", "Background"),
    QT_TRANSLATE_NOOP("Layers", "Pasted"),
    QT_TRANSLATE_NOOP("Layers", "Layer"),
};

/// Chinese in traditional characters is another language to a reader.
bool isTraditionalChinese(const QString& language)
{
    return language.contains(u"Hant"_s) || language.endsWith(u"TW"_s) || language.endsWith(u"HK"_s)
        || language.endsWith(u"MO"_s);
}

void install(QCoreApplication& application, const QString& file)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(file))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

std::span<const Language> languages()
{
    return kLanguages;
}

bool isLanguage(const QString& code)
{
    return std::any_of(std::begin(kLanguages), std::end(kLanguages),
        [&code](const Language& language) { return code == QLatin1StringView(language.code); });
}

QString languageFor(const QStringList& wanted)
{
    for (const QString& language : wanted) {
        const QString root = language.section(u'-', 0, 0).section(u'_', 0, 0);
        if (root == "zh"_L1 && !isTraditionalChinese(language))
            return u"zh_CN"_s;
        if (root == "en"_L1 || root == "de"_L1)
            return root;
    }
    return u"en"_s;
}

void applyLanguage(QCoreApplication& application, const QString& code)
{
    const QString chosen = isLanguage(code) ? code : languageFor(QLocale::system().uiLanguages());
    if (isLanguage(code))
        QLocale::setDefault(QLocale(code));
    if (chosen == "en"_L1)
        return;
    const QString system = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(application, u"%1/qtbase_%2.qm"_s.arg(system, chosen));
    install(application, u":/pleinair/translations/pleinair_%1.qm"_s.arg(chosen));
}

QString exampleText(const QString& file)
{
    QString title = file;
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return QCoreApplication::translate("Examples", title.toUtf8().constData());
}

QString layerText(const std::string& name)
{
    const QString text = QString::fromStdString(name);
    static const QRegularExpression copy(u"^(.+) copy$"_s);
    static const QRegularExpression numbered(u"^Layer (\\d+)$"_s);
    if (const auto match = copy.match(text); match.hasMatch())
        return QCoreApplication::translate("Layers", "%1 copy")
            .arg(layerText(match.captured(1).toStdString()));
    if (const auto match = numbered.match(text); match.hasMatch())
        return QCoreApplication::translate("Layers", "Layer %1").arg(match.captured(1));
    return QCoreApplication::translate("Layers", name.c_str());
}

QString materialText(const std::string& name)
{
    return QCoreApplication::translate("Materials", name.c_str());
}

} // namespace pleinair
