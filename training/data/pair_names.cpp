#include "training/data/pair_names.h"

#include "model/io/byte_source.h"

#include <algorithm>
#include <string_view>

namespace pleinair {

namespace {

using Names = std::map<std::string, std::filesystem::path>;

bool haveCommonName(const Names& a, const Names& b)
{
    return std::any_of(a.begin(), a.end(), [&](const auto& entry) { return b.contains(entry.first); });
}

/// What all names end in, from one of its separators on; empty if there is no such ending.
std::string commonEnding(const Names& names)
{
    if (names.empty())
        return {};
    std::string_view common = names.begin()->first;
    for (const auto& [name, file] : names) {
        std::size_t equal = 0;
        while (equal < common.size() && equal < name.size()
            && common[common.size() - 1 - equal] == name[name.size() - 1 - equal])
            ++equal;
        common = common.substr(common.size() - equal);
    }
    const auto separator = common.find_first_of("_-.");
    return separator == std::string_view::npos ? std::string() : std::string(common.substr(separator));
}

Names withoutEnding(const Names& names, const std::string& ending)
{
    Names shorter;
    for (const auto& [name, file] : names)
        shorter.emplace(name.substr(0, name.size() - ending.size()), file);
    return shorter.size() == names.size() && !shorter.contains("") ? shorter : names;
}

void note(const char* what, const std::string& ending, std::vector<std::string>& notes)
{
    notes.push_back(std::string("The names of the ") + what + " end in \"" + printable(ending)
        + "\", which was left away to pair them.");
}

} // namespace

void matchNames(Names& photographs, Names& labels, std::vector<std::string>& notes)
{
    if (photographs.empty() || labels.empty() || haveCommonName(photographs, labels))
        return;
    const std::string photographEnding = commonEnding(photographs);
    const std::string labelEnding = commonEnding(labels);
    const Names shortPhotographs = withoutEnding(photographs, photographEnding);
    const Names shortLabels = withoutEnding(labels, labelEnding);
    if (haveCommonName(photographs, shortLabels)) {
        labels = shortLabels;
        note("label maps", labelEnding, notes);
    } else if (haveCommonName(shortPhotographs, labels)) {
        photographs = shortPhotographs;
        note("photographs", photographEnding, notes);
    } else if (haveCommonName(shortPhotographs, shortLabels)) {
        photographs = shortPhotographs;
        labels = shortLabels;
        note("photographs", photographEnding, notes);
        note("label maps", labelEnding, notes);
    }
}

} // namespace pleinair
