#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/studio.h"
#include "ui/thumbnails.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace pleinair;

class LiveRenderingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportsExactlyWhatIsOnScreen()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();
        std::optional<Image> exported;

        rendering.exportPhotograph(
            [&exported](Image photograph) { exported = std::move(photograph); });

        QTRY_VERIFY(exported.has_value());
        QCOMPARE(exported->size.width, rendering.photograph().width());
        for (int x = 0; x < exported->size.width; ++x) {
            const QColor shown = rendering.photograph().pixelColor(x, 5);
            const auto* pixel = &exported->rgb[std::size_t(5 * exported->size.width + x) * 3];
            QCOMPARE(QColor(pixel[0], pixel[1], pixel[2]), shown);
        }
    }

    void theChosenSizeIsRendered()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();
        rendering.setPhotographShortSide(128);
        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(rendering.photograph().size(), QSize(128, 128));

        rendering.setPhotographShortSide(std::nullopt);

        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(rendering.photograph().size(), QSize(64, 64));
    }

    void expectsFourTimesTheTimeForTwiceTheSide()
    {
        WindowFixture fixture;
        QVERIFY(!fixture.window().rendering().expectedFrameMs(64));
        fixture.setFrameDuration(std::chrono::milliseconds(20));
        fixture.loadModel();
        const LiveRendering& rendering = fixture.window().rendering();
        QCOMPARE(*rendering.expectedFrameMs(128), 4 * *rendering.expectedFrameMs(64));
    }

    void everyMaterialAndStyleGetsItsPicture()
    {
        WindowFixture fixture;
        Thumbnails& thumbnails = fixture.window().rendering().thumbnails();
        std::set<int> materials;
        std::set<int> styles;
        connect(&thumbnails, &Thumbnails::materialReady, this,
            [&materials](int id, const QImage& picture) {
                QCOMPARE(QColor(picture.pixel(picture.rect().center())),
                    QColor(fourClasses()[ClassId(id)].color.r, fourClasses()[ClassId(id)].color.g,
                        fourClasses()[ClassId(id)].color.b));
                materials.insert(id);
            });
        connect(&thumbnails, &Thumbnails::styleReady, this,
            [&styles](int index, const QImage&) { styles.insert(index); });
        QSignalSpy finished(&thumbnails, &Thumbnails::finished);

        fixture.loadModel();

        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
        QCOMPARE(materials.size(), std::size_t(4));
        QCOMPARE(styles.size(), std::size_t(2));
    }
};

static const Registered<LiveRenderingTest> registered("LiveRendering");

#include "live_rendering_test.moc"
