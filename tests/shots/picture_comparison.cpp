#include "tests/shots/picture_comparison.h"

#include <algorithm>
#include <cstdlib>

namespace pleinair {

QImage eighthOf(const QImage& picture)
{
    return picture.convertToFormat(QImage::Format_RGB32)
        .scaled(picture.width() / 8, picture.height() / 8, Qt::IgnoreAspectRatio,
            Qt::SmoothTransformation);
}

PictureDifference compare(const QImage& a, const QImage& b, int tolerance)
{
    PictureDifference result;
    if (a.size() != b.size() || a.isNull())
        return result;
    result.picture = QImage(a.size(), QImage::Format_RGB32);
    int clear = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb left = a.pixel(x, y);
            const QRgb right = b.pixel(x, y);
            const int red = std::abs(qRed(left) - qRed(right));
            const int green = std::abs(qGreen(left) - qGreen(right));
            const int blue = std::abs(qBlue(left) - qBlue(right));
            clear += std::max({ red, green, blue }) > tolerance ? 1 : 0;
            result.picture.setPixel(x, y,
                qRgb(std::min(255, red * 4), std::min(255, green * 4), std::min(255, blue * 4)));
        }
    }
    result.share = double(clear) / (double(a.width()) * a.height());
    return result;
}

} // namespace pleinair
