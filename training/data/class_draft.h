#pragma once

#include "model/base/class_table.h"
#include "training/data/layouts.h"

#include <functional>
#include <vector>

namespace pleinair {

/// A class table made from label maps that nobody described.
struct ClassDraft {
    ClassTable classes; ///< Most frequent first where they are colours; by value where they are values.
    std::vector<double> shares; ///< Of all pixels, by class id.
    bool areColors = false;
    int unreadable = 0; ///< Label maps that could not be looked at.
};

/// Looks at all label maps and drafts a class for every colour there is, in that colour, or for
/// every value up to the largest one (255 stays unknown). Names are "colour #ff00ff" and "class 3".
/// @param progress  called after each label map; false stops.
/// @throws Error (BadFile) if no label map can be read, for a mixture of colours and values, and for
/// more than 255 classes.
[[nodiscard]] ClassDraft draftClasses(
    const std::vector<TrainingPair>& pairs, const std::function<bool(int done)>& progress);

} // namespace pleinair
