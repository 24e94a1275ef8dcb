#pragma once

#include "ui/canvas/picture_view.h"

#include <QImage>
#include <QRectF>
#include <QString>

namespace pleinair {

/// The right pane: the photograph, laid over exactly the area that the painting has in its pane.
///
/// A new photograph is enlarged to the pane's pixels on another thread and then only copied to the
/// screen, so that the pen, which shares this thread, does not wait for it.
class PhotoView final : public PictureView {
    Q_OBJECT

public:
    using PictureView::PictureView;

    /// The newest photograph, of any size; a null image: none.
    void setPhotograph(const QImage& photograph);
    [[nodiscard]] const QImage& photograph() const { return m_photograph; }
    /// Whether the newest photograph is the one on screen.
    [[nodiscard]] bool isUpToDate() const { return !m_isEnlarging && !m_isWaiting; }
    /// Lets what lies under the pane show through. @param opacity  of the photograph, in [0, 1].
    void setOpacity(double opacity);
    [[nodiscard]] double opacity() const { return m_opacity; }
    /// What shows through: the painting, of the same size as transform()'s picture. The image is
    /// read while painting and outlives the view.
    void setUnderlay(const QImage* painting) { m_underlay = painting; }
    /// What stands in the pane while there is no photograph: what to do, or what is happening.
    void setEmptyText(const QString& heading, const QString& text);

Q_SIGNALS:
    /// The newest photograph may have come on screen.
    void shown();
    /// A click into the pane while it is empty.
    void emptyClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    /// The part of a photograph that is seen, in pixels of the screen.
    struct Enlarged {
        QImage source; ///< The photograph it was made of.
        QImage picture;
        QRectF pictureRect; ///< Of the whole photograph, in view pixels, when it was made.
        QSize viewSize;
    };

    [[nodiscard]] static Enlarged enlarge(
        const QImage& photograph, const QRectF& pictureRect, QSize viewSize, qreal ratio);
    void enlargeNewest();
    void take(Enlarged enlarged);
    [[nodiscard]] bool fitsView() const;
    void drawEmptyText(QPainter& painter) const;

    double m_opacity = 1;
    const QImage* m_underlay = nullptr;
    QImage m_photograph;
    Enlarged m_shown;
    bool m_isEnlarging = false;
    bool m_isWaiting = false; ///< A newer photograph came while one is being enlarged.
    QString m_heading;
    QString m_text;
};

} // namespace pleinair
