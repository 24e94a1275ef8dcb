#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// Makes the names of two folders comparable if no two are equal: what all names of one side end in
/// from a '_', '-' or '.' on is left away (`a_sat`, `a_mask` both become `a`). Names that would no
/// longer be different stay.
/// @param notes  gets a sentence for each ending that was left away.
void matchNames(std::map<std::string, std::filesystem::path>& photographs,
    std::map<std::string, std::filesystem::path>& labels, std::vector<std::string>& notes);

} // namespace pleinair
