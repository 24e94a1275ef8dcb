#include "tests/strokes/full_copy_model.h"

#include "app/painting/class_match.h"

#include <algorithm>

namespace pleinair {

namespace {

/// No instances at all and none anywhere are the same.
LabelMap instancesOf(const Document& document)
{
    const auto labels = document.instances().labels();
    const bool hasAny = std::any_of(labels.begin(), labels.end(), [](ClassId id) { return id != 0; });
    return hasAny ? document.instances() : LabelMap();
}

ClassId flattenedAt(const Document& document, int x, int y)
{
    for (int i = document.layers().count() - 1; i >= 0; --i) {
        const Layer& layer = document.layers()[i];
        if (layer.info.isVisible && layer.labels.at(x, y) != kUnknownClass)
            return layer.labels.at(x, y);
    }
    return document.baseClass();
}

} // namespace

FullCopy::FullCopy(const Document& document)
    : m_classes(document.classes())
    , m_stack(document.layers().state())
    , m_flat(document.labels())
    , m_instances(instancesOf(document))
    , m_baseClass(document.baseClass())
{
    // Which layer is painted on is no entry of the history.
    m_stack.active = 0;
    for (int i = 0; i < document.layers().count(); ++i)
        m_layers.push_back(document.layers()[i].labels);
    if (!document.selection().isEmpty())
        m_selection = document.selection().mask();
}

std::string FullCopy::difference(const FullCopy& other) const
{
    if (!areSameClasses(m_classes, other.m_classes) || m_baseClass != other.m_baseClass)
        return "the classes differ";
    if (m_stack != other.m_stack)
        return "the stack of layers differs";
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i] != other.m_layers[i])
            return "layer " + std::to_string(i) + " differs";
    }
    if (m_flat != other.m_flat)
        return "the flattened painting differs";
    if (m_selection != other.m_selection)
        return "the selection differs";
    return m_instances == other.m_instances ? "" : "the instances differ";
}

std::string FullCopy::inconsistency(const Document& document)
{
    Document::ClassCounts counts {};
    for (int y = 0; y < document.size().height; ++y) {
        for (int x = 0; x < document.size().width; ++x) {
            const ClassId id = flattenedAt(document, x, y);
            if (document.labels().at(x, y) != id)
                return "the flattened painting is not what the layers come to";
            if (id >= document.classes().count())
                return "there is a class that nobody painted";
            ++counts[id];
        }
    }
    if (counts != document.classCounts())
        return "the pixels of the classes are counted wrongly";
    for (int i = 0; i < document.layers().count(); ++i) {
        if (document.layers()[i].labels.size() != document.size())
            return "a layer has another size";
    }
    return {};
}

FullCopyModel::FullCopyModel(const Document& document)
{
    m_states.emplace_back(document);
}

void FullCopyModel::pushed(const Document& document, int count)
{
    m_states.erase(m_states.begin() + static_cast<std::ptrdiff_t>(m_index) + 1, m_states.end());
    m_states.emplace_back(document);
    while (m_states.size() > static_cast<std::size_t>(count) + 1)
        m_states.pop_front();
    m_index = m_states.size() - 1;
}

void FullCopyModel::undone()
{
    m_index -= m_index > 0 ? 1 : 0;
}

void FullCopyModel::redone()
{
    m_index += m_index + 1 < m_states.size() ? 1 : 0;
}

std::string FullCopyModel::difference(const Document& document) const
{
    return FullCopy(document).difference(m_states[m_index]);
}

} // namespace pleinair
