#pragma once

#include "ui/canvas/picture_view.h"

#include <QImage>
#include <QString>

namespace pleinair {

/// The right pane: the photograph, laid over exactly the area that the painting has in its pane.
class PhotoView final : public PictureView {
    Q_OBJECT

public:
    using PictureView::PictureView;

    /// The newest photograph, of any size; a null image: none.
    void setPhotograph(const QImage& photograph);
    [[nodiscard]] const QImage& photograph() const { return m_photograph; }
    /// What stands in the pane while there is no photograph: what to do, or what is happening.
    void setEmptyText(const QString& heading, const QString& text);

Q_SIGNALS:
    /// A click into the pane while it is empty.
    void emptyClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void drawEmptyText(QPainter& painter) const;

    QImage m_photograph;
    QString m_heading;
    QString m_text;
};

} // namespace pleinair
