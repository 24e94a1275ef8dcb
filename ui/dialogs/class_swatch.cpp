#include "ui/dialogs/class_swatch.h"

#include "ui/canvas/label_picture.h"

namespace pleinair {

QPixmap classSwatch(Color color)
{
    constexpr int kSidePx = 16;
    QPixmap pixmap(kSidePx, kSidePx);
    pixmap.fill(toQColor(color));
    return pixmap;
}

} // namespace pleinair
