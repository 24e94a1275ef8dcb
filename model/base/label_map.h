#pragma once

#include "model/base/geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// The number of a semantic class; kUnknownClass where nothing is said.
using ClassId = std::uint8_t;

/// "Don't care": legal only for models that have a channel for it.
inline constexpr ClassId kUnknownClass = 255;

/// A dense map of one semantic class per pixel: the painting as the generator sees it.
///
/// Row-major, origin top left, `width * height` bytes without padding. Plain data: copying one is
/// how a painting is handed to another thread. Not safe for concurrent writes.
class LabelMap {
public:
    static constexpr int kMaxSide = 16384;

    /// An empty map of 0 x 0 pixels.
    LabelMap() = default;
    /// @throws Error (InvalidArgument) unless both sides lie in [1, kMaxSide].
    LabelMap(Size size, ClassId fill);
    /// @param labels  size.area() values, row-major.
    /// @throws Error (InvalidArgument) for a bad size or another number of values.
    LabelMap(Size size, std::vector<ClassId> labels);

    [[nodiscard]] Size size() const { return m_size; }
    [[nodiscard]] int width() const { return m_size.width; }
    [[nodiscard]] int height() const { return m_size.height; }
    [[nodiscard]] bool isEmpty() const { return m_labels.empty(); }

    /// @pre the place lies inside the map.
    [[nodiscard]] ClassId at(int x, int y) const { return m_labels[offset(x, y)]; }
    void set(int x, int y, ClassId id) { m_labels[offset(x, y)] = id; }

    [[nodiscard]] std::span<ClassId> row(int y);
    [[nodiscard]] std::span<const ClassId> row(int y) const;
    [[nodiscard]] std::span<ClassId> labels() { return m_labels; }
    [[nodiscard]] std::span<const ClassId> labels() const { return m_labels; }

    /// Paints a filled disc; parts outside the map are clipped.
    /// @param centre  in pixels; (0, 0) is the centre of the top-left pixel.
    /// @return the smallest rectangle holding every pixel that changed; empty if none did.
    Rect paintDisc(Point centre, float radiusPx, ClassId id);

    /// The map at another size by the "nearest" rule of PyTorch: source index =
    /// floor(destination * float32(in / out)), never beyond the last.
    [[nodiscard]] LabelMap resizedNearest(Size size) const;

    friend bool operator==(const LabelMap&, const LabelMap&) = default;

private:
    [[nodiscard]] std::size_t offset(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width)
            + static_cast<std::size_t>(x);
    }

    Size m_size;
    std::vector<ClassId> m_labels;
};

/// The source index that PyTorch's "nearest" takes for each of `out` destinations from `in` sources.
[[nodiscard]] std::vector<int> nearestSourceIndices(int in, int out);

} // namespace pleinair
