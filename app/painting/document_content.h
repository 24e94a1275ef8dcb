#pragma once

#include "app/painting/layer.h"
#include "app/painting/selection.h"
#include "model/base/class_table.h"

#include <optional>
#include <vector>

namespace pleinair {

/// Everything of a document that is kept in a file: a value, for other threads.
struct DocumentContent {
    ClassTable classes;
    std::vector<Layer> layers; ///< Lowest first, all of one size; their ids do not count.
    int active = 0; ///< The layer that is painted on.
    ClassId baseClass = 0;
    Selection selection;
    std::optional<Reference> reference;
    LabelMap instances; ///< Document::instances(); may be empty.

    [[nodiscard]] Size size() const { return layers.empty() ? Size {} : layers[0].labels.size(); }
    /// What the visible layers come to. @pre there are layers.
    [[nodiscard]] LabelMap flattened() const;
};

/// A painting as a picture in its class colours. @pre labels are classes.
[[nodiscard]] Image inColors(const LabelMap& labels, const ClassTable& classes);

} // namespace pleinair
