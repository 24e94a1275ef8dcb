#pragma once

#include "app/painting/document.h"
#include "app/painting/history.h"

#include <deque>
#include <string>
#include <vector>

namespace pleinair {

/// A painting, all of it, and what it comes to as counted and flattened pixel by pixel.
class FullCopy {
public:
    explicit FullCopy(const Document& document);

    /// The first thing in which another copy differs, in words; empty if nothing does.
    [[nodiscard]] std::string difference(const FullCopy& other) const;
    /// What is wrong within the document itself: its flattened map, its counts, classes that were
    /// never painted. Empty if nothing is.
    [[nodiscard]] static std::string inconsistency(const Document& document);

private:
    ClassTable m_classes;
    StackState m_stack;
    std::vector<LabelMap> m_layers;
    LabelMap m_flat;
    LabelMap m_selection;
    LabelMap m_instances;
    ClassId m_baseClass = 0;
};

/// The slow history: a full copy of every state there was.
class FullCopyModel {
public:
    explicit FullCopyModel(const Document& document);

    /// A step was pushed. @param count  steps that the history has now; older ones were dropped.
    void pushed(const Document& document, int count);
    void undone();
    void redone();
    /// How the document differs from the state it ought to be in; empty if it does not.
    [[nodiscard]] std::string difference(const Document& document) const;

private:
    std::deque<FullCopy> m_states;
    std::size_t m_index = 0;
};

} // namespace pleinair
