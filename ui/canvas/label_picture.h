#pragma once

#include "app/painting/document.h"
#include "model/base/class_table.h"
#include "model/base/image.h"
#include "model/base/label_map.h"

#include <QColor>
#include <QImage>
#include <QRect>

#include <array>

namespace pleinair {

/// A painting as a picture in its class colours, layers in their opacity, kept up to date by
/// rectangles.
class LabelPicture {
public:
    /// Draws the whole painting.
    void reset(const Document& document);
    /// Draws a part again. @param area  inside the painting, which has the size and the classes of
    /// the last reset().
    void update(const Document& document, const Rect& area);

    /// Whether every class has its pattern on its colour. Draws nothing by itself.
    void setPatterned(bool patterned) { m_isPatterned = patterned; }

    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    void updateLabels(const Document& document, const Rect& area);
    void updateLayers(const Document& document, const Rect& area);
    /// The borders of things that were painted one by one.
    void drawEdges(const Document& document, const Rect& area);
    void drawPatterns(const Document& document, const Rect& area);

    std::array<QRgb, 256> m_colors {};
    std::array<QRgb, 256> m_marks {}; ///< The colours of the patterns.
    bool m_isPatterned = false;
    QImage m_image;
};

[[nodiscard]] QColor toQColor(Color color);
[[nodiscard]] QRect toQRect(const Rect& rect);
/// A picture of the model as Qt draws it.
[[nodiscard]] QImage toQImage(const Image& image);

} // namespace pleinair
