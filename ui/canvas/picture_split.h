#pragma once

#include <QWidget>

namespace pleinair {

/// How painting and photograph share the room.
enum class SplitMode {
    SideBySide,
    Over, ///< The photograph over the painting, right of an edge that can be moved.
    PaintingOnly,
    PhotographOnly,
};

/// Holds the two pictures: beside each other, one over the other, or only one.
class PictureSplit final : public QWidget {
    Q_OBJECT

public:
    explicit PictureSplit(QWidget* parent = nullptr);

    /// Both become children. Call it once.
    void setPictures(QWidget* painting, QWidget* photograph);
    [[nodiscard]] SplitMode mode() const { return m_mode; }
    void setMode(SplitMode mode);
    /// Where the edge is: the share of the room left of it, in [0, 1].
    [[nodiscard]] double edge() const { return m_edge; }
    void setEdge(double share);
    /// What is dragged to move the edge.
    [[nodiscard]] QWidget* handle() const { return m_handle; }

Q_SIGNALS:
    void modeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();

    QWidget* m_painting = nullptr;
    QWidget* m_photograph = nullptr;
    QWidget* m_handle = nullptr;
    SplitMode m_mode = SplitMode::SideBySide;
    double m_edge = .5;
};

} // namespace pleinair
