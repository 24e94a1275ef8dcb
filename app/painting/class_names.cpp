#include "app/painting/class_names.h"

#include <algorithm>
#include <array>

namespace pleinair {

namespace {

/// Words for one thing, separated by bars, in plain form. A word may stand in several lines.
constexpr std::array<std::string_view, 26> kWords { {
    "|sea|ocean|bay|",
    "|water|sea|lake|river|pond|",
    "|river|stream|creek|brook|canal|",
    "|lake|pond|pool|reservoir|swimming pool|",
    "|waterfall|fall|cascade|fountain|",
    "|mountain|mount|hill|ridge|",
    "|rock|stone|boulder|cliff|",
    "|rock|gravel|pebble|",
    "|dirt|earth|soil|ground|mud|land|clay|",
    "|sand|beach|desert|dune|shore|",
    "|snow|ice|glacier|",
    "|grass|lawn|meadow|turf|pasture|",
    "|field|farmland|crop|cropland|terrace|straw|hay|",
    "|bush|shrub|hedge|vegetation|plant|flora|plant life|",
    "|tree|forest|wood|woodland|palm|palm tree|",
    "|tree|vegetation|nature|",
    "|flower|blossom|",
    "|leaf|leave|foliage|moss|",
    "|sky|heaven|air|",
    "|cloud|overcast|",
    "|fog|mist|haze|",
    "|road|street|route|highway|asphalt|",
    "|path|trail|dirt track|track|sidewalk|pavement|footpath|",
    "|building|house|edifice|skyscraper|cottage|hut|hovel|construction|",
    "|wall|stone wall|brick wall|",
    "|fence|railing|guard rail|",
} };

std::string trimmed(std::string text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::string plain(std::string name)
{
    constexpr std::string_view kOther = " other";
    name = trimmed(std::move(name));
    if (name.size() > kOther.size() && name.ends_with(kOther))
        name.resize(name.size() - kOther.size());
    constexpr std::size_t kShortest = 4;
    const bool isPlural = name.size() >= kShortest && name.back() == 's'
        && name[name.size() - 2] != 's' && name != "grass";
    if (isPlural)
        name.pop_back();
    return name;
}

bool holds(std::string_view line, const std::string& word)
{
    return line.find('|' + word + '|') != std::string_view::npos;
}

} // namespace

std::vector<std::string> plainNames(std::string_view name)
{
    std::vector<std::string> names;
    std::string word;
    const auto close = [&] {
        if (std::string closed = plain(word); !closed.empty())
            names.push_back(std::move(closed));
        word.clear();
    };
    for (const char letter : name) {
        if (letter == ',' || letter == ';' || letter == '/')
            close();
        else if (letter == '_' || letter == '-')
            word += ' ';
        else
            word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    close();
    return names;
}

bool areSameNames(std::string_view a, std::string_view b)
{
    const auto ours = plainNames(a);
    const auto theirs = plainNames(b);
    return std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
}

bool areOtherNames(std::string_view a, std::string_view b)
{
    const auto theirs = plainNames(b);
    for (const std::string& ours : plainNames(a)) {
        for (const std::string_view line : kWords) {
            const auto isThere = [&line](const std::string& word) { return holds(line, word); };
            if (isThere(ours) && std::any_of(theirs.begin(), theirs.end(), isThere))
                return true;
        }
    }
    return false;
}

} // namespace pleinair
