#pragma once

#include "model/base/class_table.h"
#include "model/base/label_mapping.h"

#include <string>

namespace pleinair {

/// What the numbers of a well-known data set are among the classes of a table, by what the classes
/// note about it (their ADE20K ids, their COCO-Stuff value): what no class notes is unknown.
/// @param labelNumbers  as DataSet::labelNumbers.
/// @return an empty mapping if no class notes anything: the numbers are then taken as class ids.
[[nodiscard]] LabelMapping notedMapping(const std::string& labelNumbers, const ClassTable& classes);

} // namespace pleinair
