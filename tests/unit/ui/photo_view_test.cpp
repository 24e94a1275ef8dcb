#include "tests/unit/ui/registry.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/view_transform.h"

#include <QSignalSpy>
#include <QTest>

using namespace pleinair;

namespace {

QImage plain(const QColor& color)
{
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// A view of 216 x 216 pixels on a painting of 100 x 100.
struct View {
    ViewTransform transform;
    PhotoView photo { transform };

    View()
    {
        photo.resize(216, 216);
        transform.setViewSize({ 216, 216 });
        transform.setPictureSize({ 100, 100 });
        photo.show();
        (void)QTest::qWaitForWindowExposed(&photo);
    }

    [[nodiscard]] QColor at(int x, int y) { return photo.grab().toImage().pixelColor(x, y); }
};

} // namespace

class PhotoViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversThePaintingsArea()
    {
        View view;
        view.photo.setPhotograph(plain(Qt::red));
        QCOMPARE(view.at(10, 10), QColor(Qt::red));
        QCOMPARE(view.at(205, 205), QColor(Qt::red));
        QVERIFY(view.at(3, 100) != QColor(Qt::red));
    }

    void showsTheNewestPhotographInTheEnd()
    {
        View view;
        for (const auto color : { Qt::red, Qt::green, Qt::blue, Qt::yellow })
            view.photo.setPhotograph(plain(color));
        QTRY_VERIFY(view.photo.isUpToDate());
        QCOMPARE(view.at(108, 108), QColor(Qt::yellow));
    }

    void followsTheViewAtOnce()
    {
        View view;
        view.photo.setPhotograph(plain(Qt::red));
        view.photo.setPhotograph(plain(Qt::green));
        QTRY_VERIFY(view.photo.isUpToDate());

        view.transform.panBy({ 60, 0 });

        QVERIFY(view.at(30, 108) != QColor(Qt::green));
        QCOMPARE(view.at(80, 108), QColor(Qt::green));
    }

    void anEmptyViewCanBeClicked()
    {
        View view;
        QSignalSpy clicked(&view.photo, &PhotoView::emptyClicked);
        QTest::mouseClick(&view.photo, Qt::LeftButton);
        view.photo.setPhotograph(plain(Qt::red));
        QTest::mouseClick(&view.photo, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
    }
};

static const Registered<PhotoViewTest> registered("PhotoView");

#include "photo_view_test.moc"
