#pragma once

#include <QColor>
#include <QIcon>
#include <QRect>
#include <QString>

class QPainter;

namespace pleinair {

/// The icon of that name in resources/icons: drawn in the text colour of the theme that is current
/// when it is painted, dimmed when disabled, sharp at every scale. A null icon if there is none.
[[nodiscard]] QIcon themedIcon(const QString& name);

/// Draws an icon of resources/icons in one colour.
void drawIcon(QPainter& painter, const QString& name, const QRectF& target, const QColor& color);

} // namespace pleinair
