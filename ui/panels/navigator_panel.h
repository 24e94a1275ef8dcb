#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace pleinair {

class ActionSet;
class LabelCanvas;
class NavigatorMap;
class Studio;

/// The whole painting, small, with a frame around what is seen; a drag moves the view there.
class NavigatorPanel final : public QWidget {
    Q_OBJECT

public:
    /// All but the parent outlive the panel.
    NavigatorPanel(
        Studio& studio, LabelCanvas& canvas, const ActionSet& actions, QWidget* parent = nullptr);

    /// For the dock's title: turning, mirroring and fitting the view.
    [[nodiscard]] QWidget* controls() const { return m_controls; }

private:
    NavigatorMap* m_map = nullptr;
    QWidget* m_controls = nullptr;
    QTimer m_refresh;
};

/// The picture of the panel.
class NavigatorMap final : public QWidget {
    Q_OBJECT

public:
    /// @param canvas  outlives this.
    explicit NavigatorMap(LabelCanvas& canvas, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return { 192, 144 }; }
    /// The painting has changed.
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QRectF pictureArea() const;
    void moveViewTo(const QPointF& place);

    LabelCanvas& m_canvas;
    QImage m_small;
};

} // namespace pleinair
