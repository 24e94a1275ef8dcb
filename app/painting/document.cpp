#include "app/painting/document.h"

#include "model/base/error.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace pleinair {

namespace {

void requireClasses(const ClassTable& classes, const LabelMap& labels)
{
    if (classes.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "A painting needs at least one class.");
    if (labels.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "A painting needs at least one pixel.");
    for (int y = 0; y < labels.height(); ++y) {
        const auto row = labels.row(y);
        const auto bad =
            std::find_if(row.begin(), row.end(), [&](ClassId id) { return id >= classes.count(); });
        if (bad == row.end())
            continue;
        throw Error(ErrorKind::InvalidArgument,
            "The painting has class " + std::to_string(*bad) + " at ("
                + std::to_string(bad - row.begin()) + ", " + std::to_string(y)
                + "), but there are only " + std::to_string(classes.count()) + " classes.");
    }
}

Document::ClassCounts countsOf(const LabelMap& labels)
{
    Document::ClassCounts counts {};
    for (const ClassId id : labels.labels())
        ++counts[id];
    return counts;
}

/// Calls visit(class, length) for each run of equal labels.
template <typename Visit>
void forEachRun(std::span<const ClassId> labels, Visit&& visit)
{
    for (auto begin = labels.begin(); begin != labels.end();) {
        const ClassId id = *begin;
        const auto end =
            std::find_if(begin, labels.end(), [id](ClassId other) { return other != id; });
        visit(id, end - begin);
        begin = end;
    }
}

} // namespace

Document::Document(ClassTable classes, Size size, ClassId fill)
    : Document(std::move(classes), LabelMap(size, fill))
{
}

Document::Document(ClassTable classes, LabelMap labels)
{
    replace(std::move(classes), std::move(labels));
}

void Document::replace(ClassTable classes, LabelMap labels)
{
    requireClasses(classes, labels);
    m_classes = std::move(classes);
    m_labels = std::move(labels);
    m_counts = countsOf(m_labels);
    m_baseClass =
        static_cast<ClassId>(std::max_element(m_counts.begin(), m_counts.end()) - m_counts.begin());
    m_editing = false;
    ++m_revision;
}

double Document::shareOf(ClassId id) const
{
    return static_cast<double>(m_counts[id]) / static_cast<double>(size().area());
}

void Document::beginEdit()
{
    assert(!m_editing);
    m_editing = true;
    m_recorder.begin(size());
}

Rect Document::paint(std::span<const Span> pixels, ClassId id)
{
    assert(m_editing && id < m_classes.count());
    Rect dirty;
    for (const Span& span : pixels)
        dirty = dirty.united(paintSpan(span, id));
    return noted(dirty);
}

Rect Document::replaceClass(ClassId from, ClassId to)
{
    if (m_counts[from] == 0 || from == to)
        return {};
    Spans pixels;
    for (int y = 0; y < size().height; ++y) {
        int x = 0;
        forEachRun(m_labels.row(y), [&](ClassId id, std::ptrdiff_t length) {
            const int end = x + static_cast<int>(length);
            if (id == from)
                pixels.push_back({ y, x, end });
            x = end;
        });
    }
    return paint(pixels, to);
}

Rect Document::revertEdit()
{
    assert(m_editing);
    const Rect dirty = m_recorder.changedArea(m_labels);
    for (const PatchRecorder::Tile& tile : m_recorder.tiles())
        put(tile.area, tile.labels);
    m_recorder.begin(size());
    return noted(dirty);
}

LabelPatch Document::endEdit()
{
    assert(m_editing);
    m_editing = false;
    LabelPatch patch = m_recorder.difference(m_labels);
    m_recorder.begin(size());
    return patch;
}

Rect Document::cancelEdit()
{
    const Rect dirty = revertEdit();
    m_editing = false;
    return dirty;
}

Rect Document::restore(const LabelPatch& patch, PatchSide side)
{
    assert(!m_editing);
    std::vector<ClassId> labels;
    for (const LabelPatch::Piece& piece : patch.pieces()) {
        labels.resize(static_cast<std::size_t>(piece.area.size().area()));
        unpackRuns(side == PatchSide::Before ? piece.before : piece.after, labels);
        put(piece.area, labels);
    }
    return noted(patch.bounds());
}

Rect Document::paintSpan(const Span& span, ClassId id)
{
    if (span.y < 0 || span.y >= size().height)
        return {};
    const int left = std::max(span.left, 0);
    const int right = std::min(span.right, size().width);
    if (left >= right)
        return {};
    // Strokes overlap themselves nearly everywhere: most rows of a dab are painted already.
    const auto row = m_labels.row(span.y);
    const auto begin = row.begin() + left;
    const auto end = row.begin() + right;
    const auto isOther = [id](ClassId other) { return other != id; };
    const auto first = std::find_if(begin, end, isOther);
    if (first == end)
        return {};
    const auto last =
        std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), isOther)
            .base();
    m_recorder.save(m_labels, span.y, static_cast<int>(first - row.begin()),
        static_cast<int>(last - row.begin()));
    forEachRun(std::span<const ClassId>(first, last),
        [this](ClassId old, std::ptrdiff_t length) { m_counts[old] -= length; });
    std::fill(first, last, id);
    m_counts[id] += last - first;
    return { static_cast<int>(first - row.begin()), span.y, static_cast<int>(last - first), 1 };
}

void Document::put(const Rect& area, std::span<const ClassId> labels)
{
    const auto width = static_cast<std::size_t>(area.width);
    for (int y = 0; y < area.height; ++y) {
        const auto from = labels.subspan(static_cast<std::size_t>(y) * width, width);
        const auto to = m_labels.row(area.y + y).subspan(static_cast<std::size_t>(area.x), width);
        forEachRun(std::span<const ClassId>(to),
            [this](ClassId id, std::ptrdiff_t length) { m_counts[id] -= length; });
        forEachRun(from, [this](ClassId id, std::ptrdiff_t length) { m_counts[id] += length; });
        std::copy(from.begin(), from.end(), to.begin());
    }
}

Rect Document::noted(const Rect& dirty)
{
    if (!dirty.isEmpty())
        ++m_revision;
    return dirty;
}

} // namespace pleinair
