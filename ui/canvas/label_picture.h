#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "model/base/label_map.h"

#include <QColor>
#include <QImage>
#include <QRect>

#include <array>

namespace pleinair {

/// A label map as a picture in its class colours, kept up to date by rectangles.
class LabelPicture {
public:
    void setClasses(const ClassTable& classes);
    /// Draws the whole map.
    void reset(const LabelMap& labels);
    /// Draws a part again. @param area  inside the map; the map has the size of the last reset().
    void update(const LabelMap& labels, const Rect& area);

    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    std::array<QRgb, 256> m_colors {};
    QImage m_image;
};

[[nodiscard]] QColor toQColor(Color color);
[[nodiscard]] QRect toQRect(const Rect& rect);
/// A picture of the model as Qt draws it.
[[nodiscard]] QImage toQImage(const Image& image);

} // namespace pleinair
