#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/canvas/class_pattern.h"
#include "ui/canvas/label_picture.h"

#include <QSet>
#include <QTest>

using namespace pleinair;

class ClassPatternTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTwoPatternsAreAlikeAndAllMarkSomething()
    {
        QSet<QByteArray> seen;
        for (int id = 0; id < kClassPatterns; ++id) {
            QByteArray marks;
            int count = 0;
            for (int y = 0; y < 8; ++y) {
                for (int x = 0; x < 8; ++x) {
                    const bool isMark = isPatternMark(static_cast<ClassId>(id), x, y, 8);
                    marks += isMark ? '1' : '0';
                    count += isMark ? 1 : 0;
                }
            }
            QVERIFY2(count >= 7 && count <= 32, marks);
            seen.insert(marks);
        }
        QCOMPARE(seen.size(), kClassPatterns);
    }

    void patternsGrowWithThePainting()
    {
        QCOMPARE(patternPeriod({ 512, 512 }), 8);
        QCOMPARE(patternPeriod({ 4096, 128 }), 64);
        QCOMPARE(isPatternMark(1, 0, 0, 16), isPatternMark(1, 1, 1, 16));
    }

    void marksAreSeenOnEveryColour()
    {
        const ClassTable classes = fourClasses();
        for (const SemanticClass& material : classes.classes()) {
            const QColor color = toQColor(material.color);
            QVERIFY(qAbs(qGray(color.rgb()) - qGray(patternColor(color).rgb())) >= 20);
        }
    }

    void thePictureShowsThemAndStaysInItsClassesWithoutThem()
    {
        const Document document(fourClasses(), Size { 64, 64 }, 2);
        LabelPicture picture;
        picture.reset(document);
        const QImage plain = picture.image().copy();
        picture.setPatterned(true);
        picture.reset(document);
        QVERIFY(picture.image() != plain);
        QSet<QRgb> colors;
        for (int x = 0; x < 64; ++x)
            colors.insert(picture.image().pixel(x, 3));
        QVERIFY(colors.contains(toQColor(fourClasses()[2].color).rgb()));
        picture.setPatterned(false);
        picture.update(document, document.bounds());
        QCOMPARE(picture.image(), plain);
    }
};

static const Registered<ClassPatternTest> registered("ClassPattern");

#include "class_pattern_test.moc"
