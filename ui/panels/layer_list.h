#pragma once

#include <QListView>

namespace pleinair {

/// The list of a LayersModel. A click on a line's eye or lock switches it without choosing the
/// line; a double click on its name renames it.
class LayerList final : public QListView {
    Q_OBJECT

public:
    explicit LayerList(QWidget* parent = nullptr);

    /// Where the eye and the lock of a line are, in viewport pixels.
    [[nodiscard]] static QRect eyeArea(const QRect& line);
    [[nodiscard]] static QRect lockArea(const QRect& line);

Q_SIGNALS:
    void eyeClicked(int line);
    void lockClicked(int line);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// @return whether the place was an eye or a lock.
    bool click(const QPoint& place);
};

} // namespace pleinair
