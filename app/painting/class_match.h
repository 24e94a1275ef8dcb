#pragma once

#include "app/painting/document_content.h"
#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <vector>

namespace pleinair {

/// For each class of `from` the class of `to` that means the same: of equal name, else of equal
/// COCO-Stuff value, else sharing an ADE20K id, else `fallback`.
[[nodiscard]] std::vector<ClassId> matchClasses(
    const ClassTable& from, const ClassTable& to, ClassId fallback);

/// A painting carried over to another model's classes. @pre labels lie in `from`.
[[nodiscard]] LabelMap withClasses(
    const LabelMap& labels, const ClassTable& from, const ClassTable& to, ClassId fallback = 0);

/// The same of a painting with layers.
[[nodiscard]] DocumentContent withClasses(
    DocumentContent content, const ClassTable& to, ClassId fallback = 0);

} // namespace pleinair
