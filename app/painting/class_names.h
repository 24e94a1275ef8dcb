#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// The names in one: "Road, route" is "road" and "route"; "water-other" is "water". Small letters,
/// without plurals.
[[nodiscard]] std::vector<std::string> plainNames(std::string_view name);

/// Whether two names share a plain one.
[[nodiscard]] bool areSameNames(std::string_view a, std::string_view b);

/// Whether two names are different words for one thing that is painted: "sea" and "ocean".
[[nodiscard]] bool areOtherNames(std::string_view a, std::string_view b);

} // namespace pleinair
