#include "app/painting/class_match.h"

#include "app/painting/class_names.h"

#include <algorithm>
#include <array>

namespace pleinair {

namespace {

bool shareAnAde20kId(const SemanticClass& a, const SemanticClass& b)
{
    return std::find_first_of(a.ade20k.begin(), a.ade20k.end(), b.ade20k.begin(), b.ade20k.end())
        != a.ade20k.end();
}

ClassMatch matchOf(const SemanticClass& wanted, const ClassTable& to, ClassId fallback)
{
    if (const auto sameName = to.idOf(wanted.name))
        return { *sameName, MatchReason::SameName };
    const auto& classes = to.classes();
    const auto first = [&](auto&& means) {
        return std::find_if(classes.begin(), classes.end(), means);
    };
    const auto found = [&](auto place, MatchReason reason) {
        return ClassMatch { static_cast<ClassId>(place - classes.begin()), reason };
    };
    using Other = const SemanticClass&;
    if (const auto it = first([&](Other other) { return areSameNames(wanted.name, other.name); });
        it != classes.end())
        return found(it, MatchReason::SameName);
    if (const auto it = first([&](Other other) {
            return wanted.cocoStuff && other.cocoStuff == wanted.cocoStuff;
        });
        it != classes.end())
        return found(it, MatchReason::SameCocoStuff);
    if (const auto it = first([&](Other other) { return shareAnAde20kId(wanted, other); });
        it != classes.end())
        return found(it, MatchReason::SharedAde20k);
    if (const auto it = first([&](Other other) { return areOtherNames(wanted.name, other.name); });
        it != classes.end())
        return found(it, MatchReason::OtherName);
    if (const auto it = first(
            [&](Other other) { return !wanted.group.empty() && other.group == wanted.group; });
        it != classes.end())
        return found(it, MatchReason::SameGroup);
    return { fallback, MatchReason::Nothing };
}

} // namespace

std::vector<ClassMatch> proposeMatches(
    const ClassTable& from, const ClassTable& to, ClassId fallback)
{
    std::vector<ClassMatch> matches;
    for (const SemanticClass& wanted : from.classes())
        matches.push_back(matchOf(wanted, to, fallback));
    return matches;
}

std::vector<ClassId> matchClasses(const ClassTable& from, const ClassTable& to, ClassId fallback)
{
    std::vector<ClassId> matches;
    for (const ClassMatch& match : proposeMatches(from, to, fallback))
        matches.push_back(match.to);
    return matches;
}

bool areSameClasses(const ClassTable& a, const ClassTable& b)
{
    return std::equal(a.classes().begin(), a.classes().end(), b.classes().begin(),
        b.classes().end(), [](const SemanticClass& left, const SemanticClass& right) {
            return left.name == right.name && left.color == right.color;
        });
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
