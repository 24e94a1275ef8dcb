#include "app/painting/document.h"

#include "app/painting/runs.h"
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

void requireWhole(const DocumentContent& content)
{
    const auto refuse = [](const std::string& reason) {
        throw Error(ErrorKind::InvalidArgument, "The painting is not whole: " + reason + ".");
    };
    if (content.classes.isEmpty() || content.layers.empty())
        refuse("it has no classes or no layers");
    if (content.baseClass >= content.classes.count())
        refuse("its base class is none of its classes");
    if (content.active < 0 || content.active >= static_cast<int>(content.layers.size()))
        refuse("its active layer is not there");
    const Size size = content.size();
    if (size.isEmpty() || (!content.selection.isEmpty() && content.selection.mask().size() != size))
        refuse("its selection is of another size");
    if (!content.instances.isEmpty() && content.instances.size() != size)
        refuse("its instances are of another size");
    for (const Layer& layer : content.layers) {
        const auto labels = layer.labels.labels();
        if (layer.labels.size() != size)
            refuse("the layer \"" + layer.info.name + "\" is of another size");
        if (std::any_of(labels.begin(), labels.end(), [&content](ClassId id) {
                return id >= content.classes.count() && id != kUnknownClass;
            }))
            refuse("the layer \"" + layer.info.name + "\" holds what is no class");
    }
    if (content.reference
        && (!content.reference->photograph || content.reference->photograph->isEmpty()))
        refuse("its reference is no photograph");
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
    m_layers = LayerStack(m_labels);
    m_selection = {};
    m_instances.labels = {};
    m_counts = {};
    count(m_labels.labels(), 1, m_counts);
    m_baseClass =
        static_cast<ClassId>(std::max_element(m_counts.begin(), m_counts.end()) - m_counts.begin());
    m_editing = false;
    m_edits.clear();
    ++m_revision;
}

void Document::replace(DocumentContent content)
{
    requireWhole(content);
    m_classes = std::move(content.classes);
    m_layers = LayerStack(std::move(content.layers));
    m_layers.setActive(content.active);
    m_layers.setReference(std::move(content.reference));
    m_selection = std::move(content.selection);
    m_instances.labels = std::move(content.instances);
    findInstanceLayers();
    m_baseClass = content.baseClass;
    m_editing = false;
    startAnew(m_layers[0].labels.size());
}

DocumentContent Document::content() const
{
    assert(!m_editing);
    DocumentContent content;
    content.classes = m_classes;
    for (int i = 0; i < m_layers.count(); ++i)
        content.layers.push_back(m_layers[i]);
    content.active = m_layers.active();
    content.baseClass = m_baseClass;
    content.selection = m_selection;
    content.instances = m_instances.labels;
    content.reference = m_layers.reference();
    return content;
}

ClassId Document::eraserClass() const
{
    return m_layers.active() == 0 ? m_baseClass : kUnknownClass;
}

double Document::shareOf(ClassId id) const
{
    return static_cast<double>(m_counts[id]) / static_cast<double>(size().area());
}

Rect Document::paint(std::span<const Span> pixels, ClassId id)
{
    assert(m_editing && (id < m_classes.count() || id == kUnknownClass));
    Layer& layer = m_layers[m_layers.active()];
    const Rect dirty = layer.isPaintable() ? paintSpans(layer, pixels, id) : Rect {};
    noteChanges();
    return dirty;
}

Rect Document::replaceClass(ClassId from, ClassId to)
{
    assert(m_editing);
    if (from == to)
        return {};
    Rect dirty;
    Spans pixels;
    for (int i = 0; i < m_layers.count(); ++i) {
        Layer& layer = m_layers[i];
        if (!layer.isPaintable())
            continue;
        pixels.clear();
        for (int y = 0; y < size().height; ++y) {
            forEachRun(layer.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
                if (id == from)
                    pixels.push_back(
                        { y, static_cast<int>(first), static_cast<int>(first + length) });
            });
        }
        dirty = dirty.united(paintSpans(layer, pixels, to));
    }
    noteChanges();
    return dirty;
}

Rect Document::paintSpans(Layer& layer, std::span<const Span> pixels, ClassId id, Within within)
{
    PatchRecorder& recorder = recorderOf(layer.info.id);
    const bool isKept = within == Within::Selection && !m_selection.isEmpty();
    Rect dirty;
    for (const Span& span : pixels)
        dirty = dirty.united(isKept ? paintSelected(layer, recorder, span, id)
                                    : paintSpan(layer, recorder, span, id));
    return dirty;
}

Rect Document::paintSelected(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    const Rect area = m_selection.bounds();
    const int left = std::max(span.left, area.x);
    const int right = std::min(span.right, area.right());
    if (span.y < area.y || span.y >= area.bottom() || left >= right)
        return {};
    Rect dirty;
    const auto mask = m_selection.row(span.y).subspan(
        static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
    forEachRun(mask, [&](ClassId value, std::size_t first, std::size_t length) {
        const int from = left + static_cast<int>(first);
        if (value != 0)
            dirty = dirty.united(
                paintSpan(layer, recorder, { span.y, from, from + static_cast<int>(length) }, id));
    });
    return dirty;
}

Rect Document::paintSpan(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    if (span.y < 0 || span.y >= size().height)
        return {};
    const int left = std::max(span.left, 0);
    const int right = std::min(span.right, size().width);
    if (left >= right)
        return {};
    const Span inside { span.y, left, right };
    // What is erased belongs to nothing, if it was seen; what is painted to what is being painted.
    Rect dirty;
    if (m_editing && id == kUnknownClass)
        dirty = paintInstance(layer, inside, 0);
    dirty = dirty.united(paintLabels(layer, recorder, inside, id));
    if (m_editing && id != kUnknownClass)
        dirty = dirty.united(paintInstance(layer, inside, m_instance));
    return dirty;
}

Rect Document::paintLabels(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    const auto [y, left, right] = span;
    const auto pixels = layer.labels.row(y).subspan(
        static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
    // Strokes overlap themselves nearly everywhere: most rows of a dab are painted already.
    const std::size_t painted = pixels.front() == id ? runLength(pixels) : 0;
    if (painted == pixels.size())
        return {};
    std::size_t end = pixels.size();
    while (pixels[end - 1] == id)
        --end;
    const auto changing = pixels.subspan(painted, end - painted);
    const Rect dirty { left + static_cast<int>(painted), y, static_cast<int>(changing.size()), 1 };
    recorder.save(layer.labels, y, dirty.x, dirty.right());
    std::fill(changing.begin(), changing.end(), id);
    refresh(y, dirty.x, dirty.right());
    return dirty;
}

Rect Document::paintInstance(const Layer& layer, const Span& span, ClassId number)
{
    if (number == 0 && m_instances.labels.isEmpty())
        return {};
    const auto now = layerOf(kInstances).labels.row(span.y);
    const auto flat = m_labels.row(span.y);
    const auto own = layer.labels.row(span.y);
    // What lies under another layer is not seen, and belongs to what is above it.
    const auto changes = [&](int x) {
        const auto at = static_cast<std::size_t>(x);
        return now[at] != number && flat[at] == own[at];
    };
    int first = span.left;
    while (first < span.right && !changes(first))
        ++first;
    if (first == span.right)
        return {};
    int last = span.right - 1;
    while (!changes(last))
        --last;
    recorderOf(kInstances).save(m_instances.labels, span.y, first, last + 1);
    m_instanceLayers[number] = layer.info.id;
    for (int x = first; x <= last; ++x) {
        if (changes(x))
            now[static_cast<std::size_t>(x)] = number;
    }
    m_hasChanged = true;
    return { first, span.y, last + 1 - first, 1 };
}

} // namespace pleinair
