#include "app/files/label_document.h"
#include "app/painting/class_match.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/fragment_mime.h"
#include "ui/painting_files.h"
#include "ui/panels/dock.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/materials_popup.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/tile_grid.h"
#include "ui/panels/welcome_strip.h"
#include "ui/photograph_window.h"
#include "ui/recent_thumbnails.h"
#include "ui/studio.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPointingDevice>
#include <QPushButton>
#include <QTest>
#include <QUrl>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void drop(QWidget& target, const QMimeData& data)
{
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &event);
}

QStringList answersOf(const MessageBar& bar)
{
    // Those of the message before go when the program is idle.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QStringList texts;
    for (const QPushButton* button : bar.findChildren<QPushButton*>())
        texts << button->text();
    return texts;
}

} // namespace

/// Parts of the window that only show what they do inside it.
class WindowPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePhotographMovesToItsOwnWindowAndBack()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.actions().action("view.secondWindow")->trigger();
        QVERIFY(window.secondWindow() && window.secondWindow()->isVisible());
        // Keys that are pressed there act as well.
        QVERIFY(window.secondWindow()->actions().contains(window.actions().action("edit.undo")));
        QCOMPARE(window.pictures().mode(), SplitMode::PaintingOnly);
        QCOMPARE(window.secondWindow()->view().photograph(), window.photoView().photograph());

        window.studio().chooseClass(3);
        QTest::mouseClick(&window.canvas(), Qt::LeftButton);
        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(window.secondWindow()->view().photograph(), window.rendering().photograph());

        window.secondWindow()->close();
        QVERIFY(!window.actions().action("view.secondWindow")->isChecked());
        QCOMPARE(window.pictures().mode(), SplitMode::SideBySide);
    }

    void aPictureWithoutAFileIsAskedAbout()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        QImage picture(32, 32, QImage::Format_RGB32);
        picture.fill(Qt::darkMagenta);
        QMimeData data;
        data.setImageData(picture);
        for (QWidget* target : std::initializer_list<QWidget*> {
                 &window.canvas(), &window.photoView(), window.findChild<Dock*>() }) {
            // Docks hand what they do not know to the window.
            drop(target->inherits("QDockWidget") ? window : *target, data);
            QCOMPARE(answersOf(window.messages()),
                (QStringList { u"Take Its Style"_s, u"Trace It"_s, u"Open as a Painting"_s }));
        }
        window.messages().findChildren<QPushButton*>()[1]->click();
        QTRY_VERIFY(window.studio().document().layers().reference().has_value());
    }

    void everyKindOfFileCanBeDropped()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        const auto dropFile = [&window](const QString& file) {
            QMimeData data;
            data.setUrls({ QUrl::fromLocalFile(file) });
            drop(window, data);
        };
        dropFile(u"/nowhere/model.pth"_s);
        QVERIFY(fixture.waitForPhotograph());
        const QString labels = fixture.file(u"sea.png"_s);
        saveLabelDocument(
            labels.toStdString(), LabelMap({ 64, 64 }, 3), fourClasses(), LabelFileKind::Colour);
        dropFile(labels);
        QTRY_COMPARE(window.studio().document().labels().at(9, 9), ClassId(3));
        const QString project = fixture.file(u"kept.ora"_s);
        window.files().saveTo(project);
        QTRY_VERIFY(!window.files().isBusy());
        window.files().beginNew({ 32, 32 }, 1);
        dropFile(project);
        QTRY_COMPARE(window.studio().document().labels().at(9, 9), ClassId(3));
        QTRY_COMPARE(window.files().path(), project);
        dropFile(u"/nowhere/sunset.jpg"_s);
        QTRY_COMPARE(window.rendering().styles().current().name, std::string("sunset"));
        const QString folder = fixture.file(u"other-model"_s);
        QVERIFY(QDir().mkpath(folder));
        dropFile(folder);
        QTRY_VERIFY(areSameClasses(window.studio().document().classes(), otherClasses()));
    }

    void droppedFilesAreOpenedByWhatTheyAre()
    {
        WindowFixture fixture;
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(u"/nowhere/wrong.pth"_s) });
        drop(fixture.window(), data);
        QTRY_VERIFY(fixture.window().messages().text().contains(u"wrong.pth"_s));
    }

    void aPictureInClassColoursBecomesAFragment()
    {
        QImage picture(3, 1, QImage::Format_ARGB32);
        const Color sea = fourClasses()[3].color;
        picture.setPixelColor(0, 0, QColor(sea.r, sea.g, sea.b));
        picture.setPixelColor(1, 0, Qt::transparent);
        picture.setPixelColor(2, 0, QColor(sea.r, sea.g, sea.b));
        const auto fragment = fragmentFromColors(picture, fourClasses());
        QVERIFY(fragment);
        QCOMPARE(fragment->labels.at(0, 0), ClassId(3));
        QCOMPARE(fragment->labels.at(1, 0), kUnknownClass);
        picture.setPixelColor(2, 0, QColor(1, 2, 3));
        QVERIFY(!fragmentFromColors(picture, fourClasses()));
        QVERIFY(!fragmentFromColors(QImage(), fourClasses()));
    }

    void theWelcomeStripLeavesAtTheFirstStroke()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        const QRect before = window.pictures().geometry();
        window.openWelcome();
        QVERIFY(window.welcome().isVisible());
        QCOMPARE(window.pictures().geometry(), before);
        window.studio().chooseClass(2);
        QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(!window.welcome().isVisible());
        QCOMPARE(window.pictures().geometry(), before);
    }

    void recentFilesHavePictures()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        const QString file = fixture.file(u"sea.png"_s);
        saveLabelDocument(
            file.toStdString(), LabelMap({ 64, 64 }, 3), fourClasses(), LabelFileKind::Index);
        window.openFile(file);
        QTRY_COMPARE(window.files().path(), file);
        RecentThumbnails thumbnails(window.files(), window.rendering(), window.canvas(),
            fixture.file(u"recent"_s), nullptr);
        QTRY_VERIFY(!thumbnails.of(file).isNull());
        window.openWelcome();
        QCOMPARE(window.welcome().tiles()->tile(0).name, u"sea"_s);
        QVERIFY(!window.welcome().tiles()->tile(0).picture.isNull());
        window.files().forgetRecent();
        QVERIFY(thumbnails.of(file).isNull());
    }

    void f6GoesRoundThePanesInBothDirections()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        QApplication::setActiveWindow(&window);
        window.canvas().setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), &window.canvas());
        QSet<QWidget*> seen;
        int steps = 0;
        do {
            window.actions().action("view.nextPane")->trigger();
            seen.insert(QApplication::focusWidget());
            ++steps;
        } while (QApplication::focusWidget() != &window.canvas() && steps < 20);
        QVERIFY2(seen.size() >= 5, qPrintable(QString::number(seen.size())));
        QCOMPARE(seen.size(), steps);
        window.actions().action("view.nextPane")->trigger();
        window.actions().action("view.previousPane")->trigger();
        QCOMPARE(QApplication::focusWidget(), &window.canvas());
    }

    void pointingAtAMaterialDimsTheOthers()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        TileGrid* tiles = window.materialsPanel().tiles();
        QTest::mouseMove(tiles->viewport(), tiles->tileRect(3).center());
        QTRY_COMPARE(window.canvas().highlight(), std::optional<ClassId>(3));
        const QImage dimmed = window.canvas().grab().toImage();
        const QPoint middle = dimmed.rect().center();
        QVERIFY(qGray(dimmed.pixel(middle)) < 110); // all of it is sky
        Q_EMIT tiles->hovered(-1);
        QVERIFY(!window.canvas().highlight());
        QVERIFY(qGray(window.canvas().grab().toImage().pixel(middle)) > 150);
    }

    void thePopupAtThePenFindsByNameAndKey()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        Q_EMIT window.canvas().materialMenuRequested(QPoint(100, 100));
        auto* popup = window.findChild<MaterialsPopup*>();
        QVERIFY(popup);
        QTest::keyClicks(popup->searchField(), u"tre"_s);
        QTest::keyClick(popup->searchField(), Qt::Key_Return);
        QCOMPARE(window.studio().palette().current(), ClassId(2));
        QTRY_VERIFY(!window.findChild<MaterialsPopup*>());
        Q_EMIT window.canvas().materialMenuRequested(QPoint(100, 100));
        popup = window.findChild<MaterialsPopup*>();
        QTest::keyClick(popup->searchField(), Qt::Key_4);
        QCOMPARE(window.studio().palette().current(), ClassId(3));
    }

    void twoFingersZoomAndOnePaints()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        LabelCanvas& canvas = window.canvas();
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        const QPoint middle = canvas.rect().center();
        window.studio().chooseClass(2);
        QTest::touchEvent(&canvas, screen.get()).press(0, middle, &canvas);
        QTest::touchEvent(&canvas, screen.get()).release(0, middle, &canvas);
        QCOMPARE(window.studio().history().count(), 1);

        const double before = canvas.transform().scale();
        const auto apart = [&](int px) {
            return std::pair(middle - QPoint(px, 0), middle + QPoint(px, 0));
        };
        QTest::touchEvent(&canvas, screen.get()).press(0, apart(40).first, &canvas);
        QTest::touchEvent(&canvas, screen.get())
            .move(0, apart(40).first, &canvas)
            .press(1, apart(40).second, &canvas);
        QTest::touchEvent(&canvas, screen.get())
            .move(0, apart(80).first, &canvas)
            .move(1, apart(80).second, &canvas);
        QTest::touchEvent(&canvas, screen.get())
            .release(0, apart(80).first, &canvas)
            .release(1, apart(80).second, &canvas);
        QVERIFY2(qAbs(canvas.transform().scale() / before - 2) < .05,
            qPrintable(QString::number(canvas.transform().scale() / before)));
        QCOMPARE(window.studio().history().count(), 1); // what the first finger began is gone
        QVERIFY(!window.studio().isPainting());
    }

    void thePaintingShowsThroughThePhotograph()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.pictures().setMode(SplitMode::Over);
        window.pictures().setEdge(0);
        QImage black(64, 64, QImage::Format_RGB32);
        black.fill(Qt::black);
        window.photoView().setPhotograph(black);
        QTRY_VERIFY(window.photoView().isUpToDate());
        const QPoint middle = window.photoView().rect().center();
        QVERIFY(qGray(window.photoView().grab().toImage().pixel(middle)) < 5);
        window.photoView().setOpacity(.5);
        const int shown = qGray(window.photoView().grab().toImage().pixel(middle));
        QVERIFY2(shown > 60 && shown < 140, qPrintable(QString::number(shown)));
    }
};

static const Registered<WindowPartsTest> registered("WindowParts");

#include "window_parts_test.moc"
