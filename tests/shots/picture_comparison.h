#pragma once

#include <QImage>

namespace pleinair {

/// A picture at an eighth of its size, each point the mean of what it stands for.
[[nodiscard]] QImage eighthOf(const QImage& picture);

struct PictureDifference {
    double share = 1; ///< Of points that differ clearly, in [0, 1]; 1 for other sizes.
    QImage picture; ///< The difference itself, brightened.
};

/// @param tolerance  a point differs clearly when a channel differs by more than this.
[[nodiscard]] PictureDifference compare(const QImage& a, const QImage& b, int tolerance);

} // namespace pleinair
