#pragma once

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QSizeF>
#include <QTransform>

namespace pleinair {

/// Which part of the painting is seen, how large, turned and mirrored: shared by the painting and
/// its photograph, so that both always show the same place.
///
/// Lengths are in painting pixels unless they say otherwise. A view of any size lays its own middle
/// on centre(). While isFitted(), the picture follows the size of the view.
class ViewTransform final : public QObject {
    Q_OBJECT

public:
    static constexpr double kMinScale = 1.0 / 64;
    static constexpr double kMaxScale = 64;
    /// Free space around a fitted picture, in view pixels.
    static constexpr int kMarginPx = 8;

    explicit ViewTransform(QObject* parent = nullptr);

    /// The painting's size; fits it into the view.
    void setPictureSize(const QSize& size);
    [[nodiscard]] QSize pictureSize() const { return m_pictureSize; }
    /// The size of the views, in their pixels; of two that differ, the smaller sides.
    void setViewSize(const QSizeF& size);

    /// View pixels per painting pixel.
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] QPointF centre() const { return m_centre; }
    [[nodiscard]] bool isFitted() const { return m_fitted; }

    /// The whole picture as large as the view allows.
    void fit();
    /// Around the middle of the view.
    void setScale(double scale);
    /// @param fromMiddle  the place that stays under the pointer, in view pixels from the view's
    /// middle.
    void zoomAt(const QPointF& fromMiddle, double factor);
    /// Moves the picture by view pixels.
    void panBy(const QPointF& delta);
    /// Brings a place of the picture to the view's middle, as far as it may.
    void setCentre(const QPointF& place);

    /// Degrees clockwise, in (-180, 180].
    [[nodiscard]] double turn() const { return m_turn; }
    void turnBy(double degrees);
    void straighten();
    /// Left and right exchanged, on screen alone.
    [[nodiscard]] bool isMirrored() const { return m_mirrored; }
    void setMirrored(bool mirrored);
    /// Whether the picture does not lie as it is.
    [[nodiscard]] bool isTurned() const { return m_turn != 0 || m_mirrored; }
    /// From the picture, (0, 0) is the top-left pixel's corner, to a view of that size.
    [[nodiscard]] QTransform matrix(const QSizeF& view) const;

    /// Where the picture lies in a view of that size, in view pixels; the box around it if it is
    /// turned.
    [[nodiscard]] QRectF pictureRect(const QSizeF& view) const;
    /// The place in the picture under a place of the view: (0, 0) is the top-left pixel's corner.
    [[nodiscard]] QPointF toPicture(const QPointF& place, const QSizeF& view) const;
    [[nodiscard]] QPointF toView(const QPointF& place, const QSizeF& view) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] double fittingScale() const;
    /// A way across the view as one across the picture, at a scale of 1.
    [[nodiscard]] QPointF turnedBack(const QPointF& way) const;
    void set(double scale, QPointF centre, bool fitted);

    QSize m_pictureSize { 1, 1 };
    QSizeF m_viewSize { 1, 1 };
    double m_scale = 1;
    QPointF m_centre { .5, .5 };
    bool m_fitted = true;
    double m_turn = 0;
    bool m_mirrored = false;
};

} // namespace pleinair
