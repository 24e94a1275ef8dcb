#include "ui/canvas/label_picture.h"

#include "app/painting/runs.h"
#include "ui/canvas/class_pattern.h"

#include <algorithm>

namespace pleinair {

namespace {

/// @param share  of `above`, of 256.
QRgb mixed(QRgb below, QRgb above, unsigned share)
{
    const auto channel = [&](int shift) {
        const unsigned from = below >> shift & 0xFF;
        const unsigned to = above >> shift & 0xFF;
        return (from * (256 - share) + to * share) >> 8 << shift;
    };
    return 0xFF000000U | channel(16) | channel(8) | channel(0);
}

} // namespace

void LabelPicture::reset(const Document& document)
{
    const ClassTable& classes = document.classes();
    m_colors.fill(qRgb(255, 0, 255));
    m_marks = m_colors;
    for (int id = 0; id < classes.count(); ++id) {
        const QColor color = toQColor(classes[static_cast<ClassId>(id)].color);
        m_colors[static_cast<std::size_t>(id)] = color.rgb();
        m_marks[static_cast<std::size_t>(id)] = patternColor(color).rgb();
    }
    m_image = QImage(document.size().width, document.size().height, QImage::Format_RGB32);
    update(document, document.bounds());
}

void LabelPicture::update(const Document& document, const Rect& area)
{
    if (document.instances().isEmpty())
        return updateLabels(document, area);
    // What changes inside may change the borders around.
    const Rect wider = Rect { area.x - 1, area.y - 1, area.width + 2, area.height + 2 }.intersected(
        document.bounds());
    updateLabels(document, wider);
    drawEdges(document, wider);
}

void LabelPicture::drawEdges(const Document& document, const Rect& area)
{
    constexpr unsigned kHalf = 128;
    const LabelMap& things = document.instances();
    const Document::InstanceNumbers shown = document.shownInstances();
    const LabelMap& labels = document.labels();
    const auto differ = [&](int x, int y, int otherX, int otherY) {
        if (otherX < 0 || otherY < 0)
            return false;
        const ClassId here = shown[things.at(x, y)];
        const ClassId there = shown[things.at(otherX, otherY)];
        return (here != 0 || there != 0)
            && (here != there || labels.at(x, y) != labels.at(otherX, otherY));
    };
    for (int y = area.y; y < area.bottom(); ++y) {
        QRgb* const pixels = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = area.x; x < area.right(); ++x) {
            if (!differ(x, y, x - 1, y) && !differ(x, y, x, y - 1))
                continue;
            const bool isDark = qGray(pixels[x]) < 128;
            pixels[x] = mixed(pixels[x], isDark ? 0xFFFFFFFF : 0xFF000000, kHalf);
        }
    }
}

void LabelPicture::updateLabels(const Document& document, const Rect& area)
{
    if (m_isPatterned)
        return drawPatterns(document, area);
    if (!document.layers().isOpaque())
        return updateLayers(document, area);
    for (int y = area.y; y < area.bottom(); ++y) {
        const auto row = document.labels().row(y).subspan(
            static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width));
        QRgb* pixel = reinterpret_cast<QRgb*>(m_image.scanLine(y)) + area.x;
        forEachRun(row, [&](ClassId id, std::size_t, std::size_t length) {
            pixel = std::fill_n(pixel, length, m_colors[id]);
        });
    }
}

void LabelPicture::drawPatterns(const Document& document, const Rect& area)
{
    // Patterns are for telling classes apart: layers are shown as what they flatten to.
    const int period = patternPeriod(document.size());
    for (int y = area.y; y < area.bottom(); ++y) {
        const ClassId* const labels = document.labels().row(y).data();
        QRgb* const pixels = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = area.x; x < area.x + area.width; ++x)
            pixels[x] =
                isPatternMark(labels[x], x, y, period) ? m_marks[labels[x]] : m_colors[labels[x]];
    }
}

void LabelPicture::updateLayers(const Document& document, const Rect& area)
{
    for (int y = area.y; y < area.bottom(); ++y) {
        QRgb* const pixels = reinterpret_cast<QRgb*>(m_image.scanLine(y)) + area.x;
        std::fill_n(pixels, area.width, m_colors[document.baseClass()]);
        for (int i = 0; i < document.layers().count(); ++i) {
            const Layer& layer = document.layers()[i];
            if (!layer.info.isVisible)
                continue;
            const auto share = static_cast<unsigned>(layer.info.viewOpacity * 256);
            const ClassId* label = layer.labels.row(y).data() + area.x;
            for (int x = 0; x < area.width; ++x) {
                if (label[x] != kUnknownClass)
                    pixels[x] = mixed(pixels[x], m_colors[label[x]], share);
            }
        }
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
