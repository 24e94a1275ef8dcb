#include "app/session/named_style.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/error_reporter.h"
#include "ui/language.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/style_text.h"

#include <QAbstractItemView>
#include <QTest>
#include <QTranslator>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// The window's texts in another language, for as long as it lives.
class Speaking {
public:
    explicit Speaking(const QString& language)
    {
        m_isLoaded = m_translator.load(u":/pleinair/translations/pleinair_%1.qm"_s.arg(language));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~Speaking() { QCoreApplication::removeTranslator(&m_translator); }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

private:
    QTranslator m_translator;
    bool m_isLoaded = false;
};

} // namespace

/// Names that files hold in English are shown in the person's language.
class TextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreEnglishWithoutATranslation()
    {
        const std::vector<NamedStyle> between =
            stylesBetween({ "Mist", StyleOrigin::Preset, { { 0 }, {} }, {} },
                { "Storm", StyleOrigin::Preset, { { 1 }, {} }, {} }, 5);
        QCOMPARE(styleText(between[1]), u"Mist to Storm, 1 of 4"_s);
        QCOMPARE(styleNameText("Random 7, varied 2"), u"Random 7, varied 2"_s);
        QCOMPARE(layerText("Layer 3 copy"), u"Layer 3 copy"_s);
        QCOMPARE(layerText("Trees"), u"Trees"_s);
        QCOMPARE(exampleText(u"forest-stream"_s), u"Forest stream"_s);
    }

    void knownNamesAreTranslatedAndOthersStay_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << u"de"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
    }

    void knownNamesAreTranslatedAndOthersStay()
    {
        QFETCH(QString, language);
        const Speaking speaking(language);
        QVERIFY(speaking.isLoaded());
        for (const char* name : { "Mist", "Random 7", "Mist, varied 3", "Mist + Storm",
                 "Mist to Storm, 1 of 4", "Random 7, varied 2" })
            QVERIFY2(styleNameText(name) != QString::fromLatin1(name), name);
        for (const char* name : { "Background", "Layer 12", "Layer 1 copy", "Pasted" })
            QVERIFY2(layerText(name) != QString::fromLatin1(name), name);
        QVERIFY(exampleText(u"forest-stream"_s) != u"Forest stream"_s);
        QVERIFY(styleNameText("Random 7").contains(u'7'));
        QCOMPARE(styleNameText("My dusk"), u"My dusk"_s);
        QCOMPARE(layerText("Trees"), u"Trees"_s);
        // A photograph's name is its file's, whatever it is.
        QCOMPARE(styleText({ "Mist", StyleOrigin::Photograph, { { 0 }, {} }, {} }), u"Mist"_s);
    }

    void errorsSayInThatLanguageWhatFailed()
    {
        const Speaking speaking(u"de"_s);
        QWidget window;
        QWidget around(&window);
        MessageBar bar(&window, &around);
        for (const ErrorKind kind : { ErrorKind::FileNotFound, ErrorKind::FileUnreadable,
                 ErrorKind::FileUnwritable, ErrorKind::BadFile, ErrorKind::UnsupportedVersion,
                 ErrorKind::ModelMismatch, ErrorKind::OutOfMemory, ErrorKind::Device }) {
            ErrorReporter(bar).report(kind, u"a.ora: why."_s);
            QVERIFY(bar.text().contains(u"a.ora: why."_s));
            QVERIFY2(
                bar.text().startsWith(ErrorReporter::headingFor(kind)), qPrintable(bar.text()));
            QVERIFY(!ErrorReporter::headingFor(kind).isEmpty());
        }
        QVERIFY(ErrorReporter::headingFor(ErrorKind::BadFile).contains(u"Datei"_s));
        // What stays English stands on a line of its own and is called so.
        ErrorReporter(bar).report(ErrorKind::BadFile, u"a.ora: why."_s);
        QVERIFY(bar.text().section(u'\n', 1).contains(u"englisch"_s, Qt::CaseInsensitive));
    }

    void renamingTakesOnlyWhatWasChanged()
    {
        const Speaking speaking(u"de"_s);
        WindowFixture fixture;
        Studio& studio = fixture.window().studio();
        auto* list = fixture.window().layersPanel().findChild<QAbstractItemView*>();
        QVERIFY(list);
        const QModelIndex line = list->model()->index(0, 0);
        const QString shown = line.data(Qt::EditRole).toString();
        QVERIFY(shown != u"Background"_s);
        list->model()->setData(line, shown);
        QCoreApplication::processEvents();
        QCOMPARE(studio.document().layers()[0].info.name, std::string("Background"));
        list->model()->setData(line, u"Grund"_s);
        QTRY_COMPARE(studio.document().layers()[0].info.name, std::string("Grund"));
    }
};

static const Registered<TextsTest> registered("Texts");

#include "texts_test.moc"
