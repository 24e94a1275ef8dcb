#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

#include <optional>

class QMimeData;
class QTouchEvent;

namespace pleinair {

class ViewTransform;

/// The files of this machine that are dragged or on the clipboard.
[[nodiscard]] QStringList localFiles(const QMimeData& data);

/// A pane that shows a picture through the shared transform: the wheel zooms at the pointer, the
/// middle button or Space with the left one drags, so do the arrow keys; two fingers zoom and drag.
/// What is drawn is the subclass's.
class PictureView : public QWidget {
    Q_OBJECT

public:
    /// @param transform  outlives the view.
    PictureView(ViewTransform& transform, QWidget* parent = nullptr);

    [[nodiscard]] ViewTransform& transform() const { return m_transform; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 160, 120 }; }

    /// The other pane's pointer, in painting pixels: shown as a fine mark. nullopt: none.
    void setEcho(std::optional<QPointF> place);

Q_SIGNALS:
    /// The pointer's place in painting pixels (corner of the top-left pixel is (0, 0)).
    void hovered(QPointF place);
    void left();
    void filesDropped(const QStringList& files);
    /// A picture that is no file, e.g. out of a browser.
    void pictureDropped(const QImage& picture);

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    /// True while the pointer drags the picture or Space is held to do so.
    [[nodiscard]] bool isPanning() const { return m_panFrom.has_value() || m_spaceHeld; }
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] QPointF toPicture(const QPointF& place) const;
    void drawEcho(QPainter& painter) const;
    /// One finger, in view pixels. By itself it drags the picture.
    virtual void touchPressed(const QPointF& place);
    virtual void touchMoved(const QPointF& place);
    virtual void touchReleased(const QPointF& place);
    /// A second finger came down: what the first one began is taken back.
    virtual void touchCancelled();
    /// Called when isPanning() changes.
    virtual void updateCursor();

private:
    bool handleTouch(QTouchEvent& event);
    void pinch(const QTouchEvent& event);
    void startPan(const QPointF& place);
    void endPan();

    ViewTransform& m_transform;
    std::optional<QPointF> m_panFrom;
    std::optional<QPointF> m_echo;
    bool m_spaceHeld = false;
    bool m_isTouched = false; ///< By one finger.
    bool m_isPinched = false; ///< Until the last finger leaves.
};

} // namespace pleinair
