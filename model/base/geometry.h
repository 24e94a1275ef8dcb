#pragma once

#include <algorithm>
#include <cstdint>

namespace pleinair {

/// A width and a height in pixels.
struct Size {
    int width = 0;
    int height = 0;

    [[nodiscard]] bool isEmpty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] std::int64_t area() const { return std::int64_t { width } * height; }
    friend bool operator==(const Size&, const Size&) = default;
};

/// A place in pixels; (0, 0) is the centre of the top-left pixel, y grows downwards.
struct Point {
    float x = 0;
    float y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

/// A half-open rectangle of whole pixels: it holds x in [x, x + width), y in [y, y + height).
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    [[nodiscard]] bool isEmpty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    [[nodiscard]] Size size() const { return { width, height }; }
    [[nodiscard]] bool contains(int px, int py) const
    {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /// The smallest rectangle that holds both; an empty one adds nothing.
    [[nodiscard]] Rect united(const Rect& other) const
    {
        if (isEmpty())
            return other;
        if (other.isEmpty())
            return *this;
        const int left = std::min(x, other.x);
        const int top = std::min(y, other.y);
        return { left, top, std::max(right(), other.right()) - left,
            std::max(bottom(), other.bottom()) - top };
    }

    /// What both hold; empty if they do not meet.
    [[nodiscard]] Rect intersected(const Rect& other) const
    {
        const int left = std::max(x, other.x);
        const int top = std::max(y, other.y);
        const Rect common { left, top, std::min(right(), other.right()) - left,
            std::min(bottom(), other.bottom()) - top };
        return common.isEmpty() ? Rect {} : common;
    }

    [[nodiscard]] static Rect of(Size size) { return { 0, 0, size.width, size.height }; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

} // namespace pleinair
