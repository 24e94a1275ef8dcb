#include "ui/canvas/label_picture.h"

namespace pleinair {

void LabelPicture::setClasses(const ClassTable& classes)
{
    m_colors.fill(qRgb(255, 0, 255));
    for (int id = 0; id < classes.count(); ++id)
        m_colors[static_cast<std::size_t>(id)] =
            toQColor(classes[static_cast<ClassId>(id)].color).rgb();
}

void LabelPicture::reset(const LabelMap& labels)
{
    m_image = QImage(labels.width(), labels.height(), QImage::Format_RGB32);
    update(labels, Rect::of(labels.size()));
}

void LabelPicture::update(const LabelMap& labels, const Rect& area)
{
    for (int y = area.y; y < area.bottom(); ++y) {
        const auto row = labels.row(y).subspan(
            static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width));
        QRgb* pixel = reinterpret_cast<QRgb*>(m_image.scanLine(y)) + area.x;
        for (const ClassId id : row)
            *pixel++ = m_colors[id];
    }
}

QColor toQColor(Color color)
{
    return { color.r, color.g, color.b };
}

QRect toQRect(const Rect& rect)
{
    return { rect.x, rect.y, rect.width, rect.height };
}

QImage toQImage(const Image& image)
{
    const QImage view(image.rgb.data(), image.size.width, image.size.height, image.size.width * 3,
        QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);
}

} // namespace pleinair
