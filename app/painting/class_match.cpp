#include "app/painting/class_match.h"

#include <algorithm>
#include <array>

namespace pleinair {

namespace {

bool shareAnAde20kId(const SemanticClass& a, const SemanticClass& b)
{
    return std::find_first_of(a.ade20k.begin(), a.ade20k.end(), b.ade20k.begin(), b.ade20k.end())
        != a.ade20k.end();
}

ClassId matchOf(const SemanticClass& wanted, const ClassTable& to, ClassId fallback)
{
    if (const auto sameName = to.idOf(wanted.name))
        return *sameName;
    const auto& classes = to.classes();
    auto found = std::find_if(classes.begin(), classes.end(), [&](const SemanticClass& other) {
        return wanted.cocoStuff && other.cocoStuff == wanted.cocoStuff;
    });
    if (found == classes.end())
        found = std::find_if(classes.begin(), classes.end(),
            [&](const SemanticClass& other) { return shareAnAde20kId(wanted, other); });
    return found == classes.end() ? fallback : static_cast<ClassId>(found - classes.begin());
}

} // namespace

std::vector<ClassId> matchClasses(const ClassTable& from, const ClassTable& to, ClassId fallback)
{
    std::vector<ClassId> matches;
    for (const SemanticClass& wanted : from.classes())
        matches.push_back(matchOf(wanted, to, fallback));
    return matches;
}

LabelMap withClasses(
    const LabelMap& labels, const ClassTable& from, const ClassTable& to, ClassId fallback)
{
    const auto matches = matchClasses(from, to, fallback);
    LabelMap carried = labels;
    for (ClassId& id : carried.labels())
        id = matches[id];
    return carried;
}

DocumentContent withClasses(DocumentContent content, const ClassTable& to, ClassId fallback)
{
    const std::vector<ClassId> newIds = matchClasses(content.classes, to, fallback);
    for (Layer& layer : content.layers) {
        for (ClassId& id : layer.labels.labels()) {
            if (id != kUnknownClass)
                id = newIds[id];
        }
    }
    content.baseClass = newIds[content.baseClass];
    content.classes = to;
    return content;
}

} // namespace pleinair
