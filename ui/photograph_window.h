#pragma once

#include "ui/canvas/view_transform.h"

#include <QWidget>

class QSettings;

namespace pleinair {

class PhotoView;

/// The photograph in a window of its own, for a second screen. It has its own zoom and begins with
/// the whole picture. F11 or a double click fills the screen, Escape leaves it.
class PhotographWindow final : public QWidget {
    Q_OBJECT

public:
    /// @param settings  keeps the place; outlives the window.
    PhotographWindow(QSettings& settings, QWidget* parent);

    [[nodiscard]] PhotoView& view() const { return *m_view; }
    [[nodiscard]] ViewTransform& transform() { return m_transform; }
    /// Where it was last, or in the middle of another screen than the parent's, if there is one.
    void open();

Q_SIGNALS:
    /// The person closed it.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void toggleFullScreen();

    QSettings& m_settings;
    ViewTransform m_transform;
    PhotoView* m_view = nullptr;
};

} // namespace pleinair
