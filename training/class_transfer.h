#pragma once

#include "model/base/class_table.h"
#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <string>
#include <vector>

namespace pleinair {

/// The classes of a model and how its label channels lie.
struct LabelChannels {
    ClassTable classes;
    NetworkOptions options;
};

/// Which old classes each new one begins with.
///
/// A class stays if its name stays. A model without names (a published checkpoint without
/// classes.json) is understood by its number of classes: the same number means the same classes, 182
/// are COCO-Stuff's and 150 ADE20K's, whose numbers the new class table may know.
class ClassTransfer {
public:
    ClassTransfer(LabelChannels from, LabelChannels to);

    [[nodiscard]] bool changesAnything() const;

    /// Fits a generator's tensors to the new classes: the label channels of every SPADE layer's
    /// shared convolution and of a label stem. Classes that stay keep their weights, new ones begin with the mean of all old ones; so does "don't care" where
    /// the model had none. New instance edges begin without effect.
    void apply(TensorMap& generator) const;

    /// What happened to the classes, in a sentence or two.
    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] std::vector<int> sourcesOf(ClassId wanted) const;
    [[nodiscard]] StoredTensor transferred(const StoredTensor& weight) const;

    LabelChannels m_from;
    LabelChannels m_to;
    bool m_isUnnamed = false; ///< The old classes are only numbered.
    std::vector<std::vector<int>> m_sources; ///< Of every new class; empty: it is new.
};

} // namespace pleinair
