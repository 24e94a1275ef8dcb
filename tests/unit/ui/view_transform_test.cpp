#include "tests/unit/ui/registry.h"
#include "ui/canvas/view_transform.h"

#include <QSignalSpy>
#include <QTest>

using namespace pleinair;

class ViewTransformTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitsThePictureWithAMargin()
    {
        ViewTransform transform;
        transform.setViewSize({ 416, 216 });
        transform.setPictureSize({ 100, 100 });

        QCOMPARE(transform.scale(), 2.0);
        QCOMPARE(transform.pictureRect({ 416, 216 }), QRectF(108, 8, 200, 200));
    }

    void keepsThePlaceUnderThePointer()
    {
        ViewTransform transform;
        transform.setViewSize({ 400, 400 });
        transform.setPictureSize({ 100, 100 });
        const QPointF pointer(250, 140);
        const QPointF before = transform.toPicture(pointer, { 400, 400 });

        transform.zoomAt(pointer - QPointF(200, 200), 3);

        const QPointF after = transform.toPicture(pointer, { 400, 400 });
        // The picture's corner is rounded to whole pixels of the view.
        QVERIFY(QLineF(before, after).length() * transform.scale() <= 1);
        QVERIFY(!transform.isFitted());
    }

    void followsTheViewOnlyWhileFitted()
    {
        ViewTransform transform;
        transform.setViewSize({ 216, 216 });
        transform.setPictureSize({ 100, 100 });
        transform.setViewSize({ 316, 316 });
        QCOMPARE(transform.scale(), 3.0);

        transform.setScale(1);
        transform.setViewSize({ 216, 216 });

        QCOMPARE(transform.scale(), 1.0);
    }

    void panningMovesThePictureByViewPixels()
    {
        ViewTransform transform;
        transform.setViewSize({ 216, 216 });
        transform.setPictureSize({ 100, 100 });
        const QPointF before = transform.pictureRect({ 216, 216 }).topLeft();

        transform.panBy({ 30, -20 });

        QCOMPARE(transform.pictureRect({ 216, 216 }).topLeft(), before + QPointF(30, -20));
    }

    void staysInItsRange()
    {
        ViewTransform transform;
        transform.setPictureSize({ 100, 100 });

        transform.zoomAt({}, 1e9);
        QCOMPARE(transform.scale(), ViewTransform::kMaxScale);
        transform.zoomAt({}, 1e-12);
        QCOMPARE(transform.scale(), ViewTransform::kMinScale);
    }

    void turnedAndMirroredPlacesGoThereAndBack()
    {
        const QSizeF view(400, 300);
        ViewTransform transform;
        transform.setViewSize(view);
        transform.setPictureSize({ 120, 80 });
        for (const bool mirrored : { false, true }) {
            transform.setMirrored(mirrored);
            for (int i = 0; i < 30; ++i) {
                transform.turnBy(15);
                QVERIFY(transform.turn() > -180.001 && transform.turn() <= 180);
                const QPointF place(17.25, 63.5);
                const QPointF back = transform.toPicture(transform.toView(place, view), view);
                QVERIFY(QLineF(place, back).length() < 1e-6);
                // All of the picture stays in sight while it is fitted.
                QVERIFY(QRectF(QPointF(), view)
                            .adjusted(-1, -1, 1, 1)
                            .contains(transform.pictureRect(view)));
            }
            transform.straighten();
            QCOMPARE(transform.turn(), 0.);
        }
    }

    void aTurnedPictureFollowsThePointerToo()
    {
        const QSizeF view(400, 400);
        ViewTransform transform;
        transform.setViewSize(view);
        transform.setPictureSize({ 100, 100 });
        transform.turnBy(30);
        transform.setMirrored(true);
        const QPointF pointer(250, 140);
        const QPointF held = transform.toPicture(pointer, view);
        transform.zoomAt(pointer - QPointF(200, 200), 1.5);
        QVERIFY(QLineF(held, transform.toPicture(pointer, view)).length() < 1e-6);
        transform.panBy({ 12, -7 });
        QVERIFY(QLineF(held, transform.toPicture(pointer + QPointF(12, -7), view)).length() < 1e-6);
    }

    void mirroringExchangesLeftAndRight()
    {
        ViewTransform transform;
        transform.setViewSize({ 216, 216 });
        transform.setPictureSize({ 100, 100 });
        transform.setMirrored(true);
        QCOMPARE(transform.toView({ 0, 0 }, { 216, 216 }), QPointF(208, 8));
    }

    void saysWhenItChanges()
    {
        ViewTransform transform;
        transform.setPictureSize({ 100, 100 });
        QSignalSpy changed(&transform, &ViewTransform::changed);

        transform.setScale(4);
        transform.setScale(4);

        QCOMPARE(changed.count(), 1);
    }
};

static const Registered<ViewTransformTest> registered("ViewTransform");

#include "view_transform_test.moc"
