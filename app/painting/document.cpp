#include "app/painting/document.h"

#include "app/painting/runs.h"
#include "model/base/error.h"

#include <algorithm>
#include <cassert>
#include <cstring>
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
    m_counts = {};
    count(m_labels.labels(), 1);
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
        forEachRun(m_labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            if (id == from)
                pixels.push_back({ y, static_cast<int>(first), static_cast<int>(first + length) });
        });
    }
    return paint(pixels, to);
}

Rect Document::revertEdit()
{
    assert(m_editing);
    const Rect dirty = m_recorder.changedArea(m_labels);
    // The saved tiles stay: they are what the map is again, and most will be painted anew.
    for (const PatchRecorder::Tile& tile : m_recorder.tiles())
        put(tile.area, tile.labels);
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
    const auto pixels = m_labels.row(span.y).subspan(
        static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
    // Strokes overlap themselves nearly everywhere: most rows of a dab are painted already.
    const std::size_t painted = pixels.front() == id ? runLength(pixels) : 0;
    if (painted == pixels.size())
        return {};
    std::size_t end = pixels.size();
    while (pixels[end - 1] == id)
        --end;
    const auto changing = pixels.subspan(painted, end - painted);
    const Rect dirty { left + static_cast<int>(painted), span.y, static_cast<int>(changing.size()),
        1 };
    m_recorder.save(m_labels, span.y, dirty.x, dirty.right());
    count(changing, -1);
    std::fill(changing.begin(), changing.end(), id);
    m_counts[id] += dirty.width;
    return dirty;
}

void Document::count(std::span<const ClassId> labels, int sign)
{
    forEachRun(labels, [this, sign](ClassId id, std::size_t, std::size_t length) {
        m_counts[id] += sign * static_cast<std::int64_t>(length);
    });
}

void Document::put(const Rect& area, std::span<const ClassId> labels)
{
    const auto width = static_cast<std::size_t>(area.width);
    for (int y = 0; y < area.height; ++y) {
        const auto from = labels.subspan(static_cast<std::size_t>(y) * width, width);
        const auto to = m_labels.row(area.y + y).subspan(static_cast<std::size_t>(area.x), width);
        if (std::memcmp(from.data(), to.data(), width) == 0)
            continue;
        count(to, -1);
        count(from, 1);
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
