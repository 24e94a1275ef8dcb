#pragma once

#include "app/painting/document_content.h"
#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <vector>

namespace pleinair {

/// Why two classes of two tables are thought to mean the same, the best reason first.
enum class MatchReason {
    SameName, ///< But for capitals, plurals and the like.
    SameCocoStuff,
    SharedAde20k,
    OtherName, ///< Another word for it: "sea" and "ocean".
    SameGroup, ///< The first class of a group of that name.
    Nothing, ///< The fallback.
};

struct ClassMatch {
    ClassId to = 0;
    MatchReason reason = MatchReason::Nothing;

    friend bool operator==(const ClassMatch&, const ClassMatch&) = default;
};

/// For each class of `from` the class of `to` that means the same, by the best reason there is.
[[nodiscard]] std::vector<ClassMatch> proposeMatches(
    const ClassTable& from, const ClassTable& to, ClassId fallback);

/// The same without the reasons.
[[nodiscard]] std::vector<ClassId> matchClasses(
    const ClassTable& from, const ClassTable& to, ClassId fallback);

/// Whether two tables hold the same names and colours in the same order.
[[nodiscard]] bool areSameClasses(const ClassTable& a, const ClassTable& b);

/// A painting carried over to another model's classes. @pre labels lie in `from`.
[[nodiscard]] LabelMap withClasses(
    const LabelMap& labels, const ClassTable& from, const ClassTable& to, ClassId fallback = 0);

/// The same of a painting with layers.
[[nodiscard]] DocumentContent withClasses(
    DocumentContent content, const ClassTable& to, ClassId fallback = 0);

} // namespace pleinair
