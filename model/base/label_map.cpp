#include "model/base/label_map.h"

#include "model/base/error.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace pleinair {

namespace {

void requireLegal(Size size)
{
    if (size.width < 1 || size.height < 1 || size.width > LabelMap::kMaxSide
        || size.height > LabelMap::kMaxSide)
        throw Error(ErrorKind::InvalidArgument,
            "A label map of " + std::to_string(size.width) + " x " + std::to_string(size.height)
                + " pixels is not possible; each side must lie between 1 and "
                + std::to_string(LabelMap::kMaxSide) + ".");
}

/// Fresh memory of a large map comes in pages of 2 MiB where the system has them: in those of 4 KiB
/// the system takes longer to hand it out than a painting takes to be turned.
void wantLargePages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t length)
{
#ifdef __linux__
    constexpr std::uintptr_t kPage = 1U << 21U;
    const auto first = (reinterpret_cast<std::uintptr_t>(memory) + kPage - 1) / kPage * kPage;
    const auto end = (reinterpret_cast<std::uintptr_t>(memory) + length) / kPage * kPage;
    if (first < end)
        // Refused, it is as it was.
        (void)madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
#endif
}

} // namespace

LabelMap::LabelMap(Size size, ClassId fill)
    : m_size(size)
{
    requireLegal(size);
    const auto length = static_cast<std::size_t>(size.area());
    m_labels.reserve(length);
    wantLargePages(m_labels.data(), length);
    m_labels.assign(length, fill);
}

LabelMap::LabelMap(Size size, std::vector<ClassId> labels)
    : m_size(size)
    , m_labels(std::move(labels))
{
    requireLegal(size);
    if (m_labels.size() != static_cast<std::size_t>(size.area()))
        throw Error(ErrorKind::InvalidArgument,
            "A label map of " + std::to_string(size.width) + " x " + std::to_string(size.height)
                + " pixels needs " + std::to_string(size.area()) + " labels, not "
                + std::to_string(m_labels.size()) + ".");
}

std::span<ClassId> LabelMap::row(int y)
{
    return std::span(m_labels).subspan(offset(0, y), static_cast<std::size_t>(m_size.width));
}

std::span<const ClassId> LabelMap::row(int y) const
{
    return std::span(m_labels).subspan(offset(0, y), static_cast<std::size_t>(m_size.width));
}

Rect LabelMap::paintDisc(Point centre, float radiusPx, ClassId id)
{
    Rect changed;
    if (!(radiusPx >= 0) || isEmpty())
        return changed;
    const auto clampedRow = [&](float y) {
        return static_cast<int>(std::clamp(y, -1.0F, static_cast<float>(m_size.height)));
    };
    const int top = std::max(0, clampedRow(std::ceil(centre.y - radiusPx)));
    const int bottom = std::min(m_size.height - 1, clampedRow(std::floor(centre.y + radiusPx)));
    for (int y = top; y <= bottom; ++y) {
        const float dy = static_cast<float>(y) - centre.y;
        const float half = std::sqrt(std::max(0.0F, radiusPx * radiusPx - dy * dy));
        const float last = static_cast<float>(m_size.width - 1);
        const int left = static_cast<int>(std::ceil(std::clamp(centre.x - half, 0.0F, last + 1)));
        const int right = static_cast<int>(std::floor(std::clamp(centre.x + half, -1.0F, last)));
        auto labels = row(y);
        for (int x = left; x <= right; ++x) {
            if (labels[static_cast<std::size_t>(x)] == id)
                continue;
            labels[static_cast<std::size_t>(x)] = id;
            changed = changed.united({ x, y, 1, 1 });
        }
    }
    return changed;
}

LabelMap LabelMap::resizedNearest(Size size) const
{
    if (size == m_size)
        return *this;
    LabelMap resized(size, 0);
    const auto columns = nearestSourceIndices(m_size.width, size.width);
    const auto rows = nearestSourceIndices(m_size.height, size.height);
    for (int y = 0; y < size.height; ++y) {
        const auto from = row(rows[static_cast<std::size_t>(y)]);
        const auto to = resized.row(y);
        for (std::size_t x = 0; x < to.size(); ++x)
            to[x] = from[static_cast<std::size_t>(columns[x])];
    }
    return resized;
}

std::vector<int> nearestSourceIndices(int in, int out)
{
    std::vector<int> indices(static_cast<std::size_t>(out));
    const float scale = static_cast<float>(in) / static_cast<float>(out);
    for (int i = 0; i < out; ++i)
        indices[static_cast<std::size_t>(i)] =
            std::min(static_cast<int>(std::floor(static_cast<float>(i) * scale)), in - 1);
    return indices;
}

} // namespace pleinair
