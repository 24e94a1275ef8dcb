#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/photograph_reading.h"
#include "ui/studio.h"

#include <QSignalSpy>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class PhotographReadingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWhatTheSegmenterSeesAsANewPainting()
    {
        WindowFixture fixture;
        QSignalSpy finished(&fixture.window().photographReading(), &PhotographReading::finished);

        fixture.window().photographReading().open(u"holiday.jpg"_s);

        QVERIFY(finished.wait(20'000));
        // The fixture's photograph of 8 x 8 is enlarged to a canvas; its segmenter names the left
        // half "sea", the class that the document numbers otherwise.
        const LabelMap& labels = fixture.window().studio().document().labels();
        QCOMPARE(labels.width(), 128);
        QCOMPARE(int(labels.at(0, 0)), 3);
        QCOMPARE(int(labels.at(127, 0)), 0);
        QCOMPARE(fixture.window().files().title(), u"holiday"_s);
        QVERIFY(fixture.window().files().path().isEmpty());
        QVERIFY(fixture.window().studio().isModified());
        QVERIFY(fixture.window().messages().text().contains(u"sea"_s));
        QVERIFY(!fixture.window().photographReading().isBusy());
    }

    void keepsThePaintingAndSaysWhyWhenAPhotographCannotBeRead()
    {
        WindowFixture fixture;
        const LabelMap before = fixture.window().studio().document().labels();
        QSignalSpy finished(&fixture.window().photographReading(), &PhotographReading::finished);

        fixture.window().photographReading().open(u"wrong.jpg"_s);

        QVERIFY(finished.wait(20'000));
        QVERIFY(fixture.window().studio().document().labels() == before);
        QVERIFY(fixture.window().messages().text().contains(u"wrong.jpg could not be opened"_s));
    }

    void showsNothingOfWhatWasStopped()
    {
        WindowFixture fixture;
        const LabelMap before = fixture.window().studio().document().labels();
        PhotographReading& reading = fixture.window().photographReading();

        reading.open(u"slow.jpg"_s);
        QVERIFY(reading.isBusy());
        reading.stop();

        QVERIFY(!reading.isBusy());
        QTest::qWait(50);
        QVERIFY(fixture.window().studio().document().labels() == before);
    }
};

static const Registered<PhotographReadingTest> registered("PhotographReading");

#include "photograph_reading_test.moc"
