#include "app/painting/document.h"

#include "app/painting/runs.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace pleinair {

Rect Document::eraseSelected()
{
    assert(m_editing);
    Spans pixels;
    for (int y = 0; y < size().height; ++y)
        pixels.push_back({ y, 0, size().width });
    const ClassId own = std::exchange(m_instance, 0);
    const Rect dirty = paint(pixels, eraserClass());
    m_instance = own;
    return dirty;
}

Rect Document::stamp(const Fragment& fragment)
{
    assert(m_editing);
    Layer& layer = m_layers[m_layers.active()];
    if (!layer.isPaintable() || fragment.isEmpty())
        return {};
    const ClassId own = std::exchange(m_instance, 0);
    Rect dirty;
    for (int y = 0; y < fragment.area.height; ++y) {
        forEachRun(fragment.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int left = fragment.area.x + static_cast<int>(first);
            const Span span { fragment.area.y + y, left, left + static_cast<int>(length) };
            if (id < m_classes.count())
                dirty = dirty.united(paintSpans(layer, { &span, 1 }, id, Within::Everything))
                            .united(stampInstances(layer, fragment, span));
        });
    }
    m_instance = own;
    noteChanges();
    return dirty;
}

Rect Document::stampInstances(const Layer& layer, const Fragment& fragment, const Span& span)
{
    if (fragment.instances.isEmpty() || span.y < 0 || span.y >= size().height)
        return {};
    Rect dirty;
    const auto numbers = fragment.instances.row(span.y - fragment.area.y)
                             .subspan(static_cast<std::size_t>(span.left - fragment.area.x),
                                 static_cast<std::size_t>(span.right - span.left));
    forEachRun(numbers, [&](ClassId number, std::size_t first, std::size_t length) {
        const int left = std::max(span.left + static_cast<int>(first), 0);
        const int right = std::min(span.left + static_cast<int>(first + length), size().width);
        if (left < right)
            dirty = dirty.united(paintInstance(layer, { span.y, left, right }, number));
    });
    return dirty;
}

Fragment Document::asNewInstances(Fragment fragment)
{
    if (fragment.isEmpty() || (fragment.instances.isEmpty() && !m_paintsInstances))
        return fragment;
    if (fragment.instances.isEmpty())
        fragment.instances = LabelMap(fragment.area.size(), 0);
    std::array<bool, 256> isTaken {};
    for (const ClassId number : m_instances.labels.labels())
        isTaken[number] = true;
    std::array<ClassId, 256> renumbered {};
    const auto labels = fragment.labels.labels();
    const auto numbers = fragment.instances.labels();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (labels[i] == kUnknownClass || (numbers[i] == 0 && !m_paintsInstances))
            continue;
        ClassId& other = renumbered[numbers[i]];
        constexpr int kNumbers = 255;
        for (int tries = 0; other == 0 && tries <= kNumbers; ++tries) {
            m_lastInstance = static_cast<ClassId>(m_lastInstance % kNumbers + 1);
            // With all in use two things may share one.
            if (!isTaken[m_lastInstance] || tries == kNumbers)
                other = m_lastInstance;
        }
        isTaken[other] = true;
        numbers[i] = other;
    }
    return fragment;
}

Fragment Document::copySelected(Source source) const
{
    const LabelMap& labels =
        source == Source::Flattened ? m_labels : m_layers[m_layers.active()].labels;
    Rect area = m_selection.bounds();
    if (m_selection.isEmpty()) {
        for (int y = 0; y < size().height; ++y) {
            forEachRun(labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
                if (id != kUnknownClass)
                    area = area.united({ static_cast<int>(first), y, static_cast<int>(length), 1 });
            });
        }
    }
    if (area.isEmpty())
        return {};
    Fragment fragment { area, LabelMap(area.size(), kUnknownClass), {} };
    for (int y = 0; y < area.height; ++y) {
        const auto from = labels.row(area.y + y).subspan(static_cast<std::size_t>(area.x));
        const auto to = fragment.labels.row(y);
        for (std::size_t x = 0; x < to.size(); ++x) {
            if (m_selection.isEmpty() || m_selection.row(area.y + y)[x + std::size_t(area.x)] != 0)
                to[x] = from[x];
        }
    }
    copyInstances(fragment);
    return fragment;
}

std::vector<Edit::LayerPixels> Document::forgetInstances(const Layer& layer)
{
    m_edits.clear();
    if (!layer.info.isVisible)
        return {};
    for (int y = 0; y < size().height; ++y) {
        forEachRun(layer.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int left = static_cast<int>(first);
            if (id != kUnknownClass)
                paintInstance(layer, { y, left, left + static_cast<int>(length) }, 0);
        });
    }
    return takePixels();
}

void Document::copyInstances(Fragment& fragment) const
{
    if (m_instances.labels.isEmpty())
        return;
    const Rect& area = fragment.area;
    const InstanceNumbers shown = shownInstances();
    fragment.instances = LabelMap(area.size(), 0);
    for (int y = 0; y < area.height; ++y) {
        const auto left = static_cast<std::size_t>(area.x);
        const auto flat = m_labels.row(area.y + y).subspan(left);
        const auto from = m_instances.labels.row(area.y + y).subspan(left);
        const auto labels = fragment.labels.row(y);
        const auto to = fragment.instances.row(y);
        for (std::size_t x = 0; x < to.size(); ++x)
            to[x] = labels[x] == flat[x] ? shown[from[x]] : ClassId { 0 };
    }
}

Document::InstanceNumbers Document::shownInstances() const
{
    InstanceNumbers shown;
    std::iota(shown.begin(), shown.end(), ClassId { 0 });
    for (const LayerInfo& layer : m_layers.state().layers) {
        for (std::size_t number = 1; number < shown.size() && !layer.isVisible; ++number) {
            if (m_instanceLayers[number] == layer.id)
                shown[number] = 0;
        }
    }
    return shown;
}

void Document::findInstanceLayers()
{
    m_instanceLayers = {};
    const auto numbers = std::as_const(m_instances.labels).labels();
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        LayerId& layer = m_instanceLayers[numbers[at]];
        for (int i = m_layers.count() - 1; numbers[at] != 0 && layer == 0 && i >= 0; --i) {
            if (std::as_const(m_layers)[i].labels.labels()[at] != kUnknownClass)
                layer = std::as_const(m_layers)[i].info.id;
        }
    }
}

Fragment Document::selectionFragment() const
{
    if (m_selection.isEmpty())
        return {};
    const Rect area = m_selection.bounds();
    Fragment fragment { area, LabelMap(area.size(), kUnknownClass), {} };
    for (const Span& span : m_selection.spans()) {
        const auto row = fragment.labels.row(span.y - area.y);
        std::fill(
            row.begin() + (span.left - area.x), row.begin() + (span.right - area.x), ClassId { 0 });
    }
    return fragment;
}

Selection Document::selectionOf(const Fragment& fragment) const
{
    Spans pixels;
    for (int y = 0; y < fragment.labels.height(); ++y) {
        forEachRun(fragment.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int left = fragment.area.x + static_cast<int>(first);
            if (id != kUnknownClass)
                pixels.push_back({ fragment.area.y + y, left, left + static_cast<int>(length) });
        });
    }
    return Selection(size(), pixels);
}

} // namespace pleinair
