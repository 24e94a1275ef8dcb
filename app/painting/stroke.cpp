#include "app/painting/stroke.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// Steps of density on a soft border.
constexpr int kMostRings = 8;

/// Fine enough that the border is one, not a row of blocks.
float softGrain(const Brush& brush)
{
    constexpr float kGrainsAcross = 4;
    return std::clamp(brush.edgePx / kGrainsAcross, Scatter::kMinGrainPx,
        std::max(Scatter::kMinGrainPx, brush.grainPx));
}

} // namespace

Stroke::Stroke(Document& document, const Brush& brush, ClassId id, Symmetry symmetry)
    : m_document(document)
    , m_brush(brush)
    , m_class(id)
    , m_symmetry(symmetry)
{
}

Rect Stroke::continueTo(Point place, float pressure)
{
    const Dab dab { place, m_brush.sizeAt(pressure) };
    const Dab last { m_last, m_lastSizePx };
    m_spans.clear();
    if (!m_started)
        m_scatter.emplace(isSoft() ? softGrain(m_brush) : m_brush.grainPx, place);
    if (m_started && m_brush.spacing > 0) {
        for (const Dab& spaced : spacedDabs(place, dab.sizePx))
            appendSoftPiece(nullptr, spaced);
    } else {
        appendSoftPiece(m_started ? &last : nullptr, dab);
    }
    m_started = true;
    m_last = place;
    m_lastSizePx = dab.sizePx;
    if (m_brush.shape == BrushShape::Scatter)
        m_spans = m_scatter->thinned(m_spans, m_brush.density);
    appendMirrored(m_spans, m_symmetry, m_document.size());
    return m_document.paint(m_spans, m_class);
}

bool Stroke::isSoft() const
{
    return m_brush.edgePx > 0 && m_brush.shape != BrushShape::Scatter;
}

void Stroke::appendPiece(Spans& spans, const Dab* from, const Dab& to, float insetPx) const
{
    const auto smaller = [insetPx](float sizePx) {
        return std::max(Brush::kMinSizePx, sizePx - 2 * insetPx);
    };
    const Rect clip = m_document.bounds();
    if (from == nullptr)
        appendDab(spans, m_brush.shape, to.place, smaller(to.sizePx), clip);
    else
        appendSweep(spans, m_brush.shape, from->place, smaller(from->sizePx), to.place,
            smaller(to.sizePx), clip);
}

Stroke::RowExtents Stroke::extentsOf(const Dab* from, const Dab& to, float insetPx) const
{
    Spans spans;
    appendPiece(spans, from, to, insetPx);
    RowExtents rows;
    for (const Span& span : spans) {
        const auto [row, isNew] = rows.try_emplace(span.y, span);
        row->second.left = std::min(row->second.left, span.left);
        row->second.right = std::max(row->second.right, span.right);
    }
    return rows;
}

void Stroke::appendSoftPiece(const Dab* from, const Dab& to)
{
    if (!isSoft())
        return appendPiece(m_spans, from, to, 0);
    const float edgePx = std::min({ m_brush.edgePx, Brush::kMaxEdgePx, to.sizePx / 2 });
    const int rings = std::clamp(static_cast<int>(std::ceil(edgePx)), 1, kMostRings);
    RowExtents outer = extentsOf(from, to, 0);
    for (int ring = 1; ring <= rings; ++ring) {
        const auto share = static_cast<float>(ring) / static_cast<float>(rings);
        RowExtents inner = extentsOf(from, to, edgePx * share);
        Spans band;
        for (const auto& [y, row] : outer) {
            const auto hole = inner.find(y);
            if (hole == inner.end()) {
                band.push_back(row);
                continue;
            }
            band.push_back({ y, row.left, hole->second.left });
            band.push_back({ y, hole->second.right, row.right });
        }
        const float density = static_cast<float>(ring) / static_cast<float>(rings + 1);
        const Spans grains = m_scatter->thinned(band, density);
        m_spans.insert(m_spans.end(), grains.begin(), grains.end());
        outer = std::move(inner);
    }
    for (const auto& [y, row] : outer)
        m_spans.push_back(row);
}

std::vector<Stroke::Dab> Stroke::spacedDabs(Point place, float sizePx)
{
    std::vector<Dab> dabs;
    const float length = std::hypot(place.x - m_last.x, place.y - m_last.y);
    // Far outside the painting there is nothing to do, and the way could be endless.
    constexpr float kLongestWay = 1e5F;
    if (!(length > 0) || length > kLongestWay)
        return dabs;
    float at = 0;
    for (;;) {
        const float share = at / length;
        const float size = m_lastSizePx + (sizePx - m_lastSizePx) * share;
        const float step = std::max(1.0F, m_brush.spacing * size);
        if (at + step - m_sinceDabPx > length)
            break;
        at += step - m_sinceDabPx;
        m_sinceDabPx = 0;
        const float t = at / length;
        dabs.push_back(
            { { m_last.x + (place.x - m_last.x) * t, m_last.y + (place.y - m_last.y) * t },
                m_lastSizePx + (sizePx - m_lastSizePx) * t });
    }
    m_sinceDabPx += length - at;
    return dabs;
}

} // namespace pleinair
