#include "model/base/class_table.h"

#include "model/base/error.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pleinair {

namespace {

int packed(Color color)
{
    return color.r << 16 | color.g << 8 | color.b;
}

/// Spreads the bits of the index over the three channels, most significant first, as the colour
/// map of PASCAL VOC does: neighbours in number are far apart in colour, and no two are equal.
Color spreadColor(int index)
{
    Color color;
    for (int shift = 7; index != 0; --shift, index >>= 3) {
        color.r = static_cast<std::uint8_t>(color.r | (index & 1) << shift);
        color.g = static_cast<std::uint8_t>(color.g | (index >> 1 & 1) << shift);
        color.b = static_cast<std::uint8_t>(color.b | (index >> 2 & 1) << shift);
    }
    return color;
}

} // namespace

ClassTable::ClassTable(std::vector<SemanticClass> classes)
    : m_classes(std::move(classes))
{
    if (m_classes.size() > kUnknownClass)
        throw Error(ErrorKind::InvalidArgument,
            "A class table can hold 255 classes, not " + std::to_string(m_classes.size()) + ".");
    std::set<std::string_view> names;
    std::set<int> colors;
    for (const auto& entry : m_classes) {
        if (entry.name.empty())
            throw Error(ErrorKind::InvalidArgument, "A class in the class table has no name.");
        if (!names.insert(entry.name).second)
            throw Error(ErrorKind::InvalidArgument,
                "The class name \"" + entry.name + "\" stands twice in the class table.");
        if (!colors.insert(packed(entry.color)).second)
            throw Error(ErrorKind::InvalidArgument,
                "The class \"" + entry.name + "\" has the colour of another class.");
    }
}

std::optional<ClassId> ClassTable::idOf(std::string_view name) const
{
    const auto found = std::find_if(m_classes.begin(), m_classes.end(),
        [&](const SemanticClass& entry) { return entry.name == name; });
    if (found == m_classes.end())
        return std::nullopt;
    return static_cast<ClassId>(found - m_classes.begin());
}

std::optional<ClassId> ClassTable::idOf(Color color) const
{
    const auto found = std::find_if(m_classes.begin(), m_classes.end(),
        [&](const SemanticClass& entry) { return entry.color == color; });
    if (found == m_classes.end())
        return std::nullopt;
    return static_cast<ClassId>(found - m_classes.begin());
}

ClassTable ClassTable::numbered(int count)
{
    std::vector<SemanticClass> classes;
    for (int id = 0; id < count; ++id)
        classes.push_back({ "class " + std::to_string(id), spreadColor(id + 1), "", {}, {} });
    return ClassTable(std::move(classes));
}

bool nameTheSame(const ClassTable& one, const ClassTable& other)
{
    return std::equal(one.classes().begin(), one.classes().end(), other.classes().begin(),
        other.classes().end(),
        [](const SemanticClass& a, const SemanticClass& b) { return a.name == b.name; });
}

} // namespace pleinair
