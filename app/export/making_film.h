#pragma once

#include "app/files/strokes_file.h"
#include "app/painting/document.h"

#include <functional>
#include <vector>

namespace pleinair {

/// The states of a painting while it was made, first to last, at most `most` of them, evenly
/// picked; each as its flattened labels, sampled to `size`, in the classes that it has at the end.
///
/// From a history: one state after each step. @param document  a copy, as it is after all of
/// `edits`. @param edits  of that document, in their order. @pre most >= 2.
[[nodiscard]] std::vector<LabelMap> statesOfMaking(
    Document document, const std::vector<Edit>& edits, Size size, int most);

/// From recorded strokes: also while a stroke is drawn. @throws Error (BadFile) as playStrokes().
[[nodiscard]] std::vector<LabelMap> statesOfMaking(
    const StrokesFile& strokes, const ClassTable& classes, Size size, int most);

} // namespace pleinair
