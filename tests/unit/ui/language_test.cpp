#include "tests/unit/ui/registry.h"
#include "ui/language.h"

#include <QFile>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class LanguageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSystemsWishesAreHeardInTheirOrder()
    {
        QCOMPARE(languageFor({ u"de-AT"_s, u"en"_s }), u"de"_s);
        QCOMPARE(languageFor({ u"fr-FR"_s, u"zh-Hans-CN"_s }), u"zh_CN"_s);
        QCOMPARE(languageFor({ u"zh_CN"_s }), u"zh_CN"_s);
        QCOMPARE(languageFor({ u"zh-Hant-TW"_s, u"de"_s }), u"de"_s);
        QCOMPARE(languageFor({ u"en-GB"_s, u"de"_s }), u"en"_s);
        QCOMPARE(languageFor({ u"fr"_s }), u"en"_s);
    }

    void everyLanguageHasItsTexts()
    {
        for (const Language& language : languages()) {
            QVERIFY(isLanguage(QString::fromLatin1(language.code)));
            if (qstrcmp(language.code, "en") != 0)
                QVERIFY2(QFile::exists(u":/pleinair/translations/pleinair_%1.qm"_s.arg(
                             QLatin1StringView(language.code))),
                    language.code);
        }
        QVERIFY(!isLanguage(u"tlh"_s));
    }

    void unknownMaterialsKeepTheirNames() { QCOMPARE(materialText("plasma"), u"plasma"_s); }
};

static const Registered<LanguageTest> registered("Language");

#include "language_test.moc"
