#include "training/discriminator_kind.h"

#include "model/base/error.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace pleinair {

namespace {

constexpr std::array kKinds { DiscriminatorKind::Patch, DiscriminatorKind::Projected,
    DiscriminatorKind::Oasis };

DiscriminatorKind kindFrom(const std::string& name)
{
    const auto* found = std::find_if(
        kKinds.begin(), kKinds.end(), [&](DiscriminatorKind kind) { return nameOf(kind) == name; });
    if (found == kKinds.end())
        throw Error(ErrorKind::InvalidArgument,
            "The discriminator \"" + name
                + "\" is not known; legal are patch, projected, oasis and several of them joined "
                  "by +, e.g. projected+patch.");
    return *found;
}

} // namespace

std::string nameOf(DiscriminatorKind kind)
{
    switch (kind) {
    case DiscriminatorKind::Patch:
        return "patch";
    case DiscriminatorKind::Projected:
        return "projected";
    case DiscriminatorKind::Oasis:
        return "oasis";
    }
    return "patch";
}

std::string namesOf(const std::vector<DiscriminatorKind>& kinds)
{
    std::string names;
    for (const auto kind : kinds)
        names.append(names.empty() ? "" : "+").append(nameOf(kind));
    return names;
}

std::vector<DiscriminatorKind> discriminatorsFrom(const std::string& text)
{
    std::vector<DiscriminatorKind> kinds;
    std::istringstream names(text);
    for (std::string name; std::getline(names, name, '+');) {
        const auto kind = kindFrom(name);
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
            throw Error(ErrorKind::InvalidArgument,
                "The discriminator \"" + name + "\" is named twice in \"" + text + "\".");
        kinds.push_back(kind);
    }
    if (kinds.empty() || text.ends_with('+'))
        static_cast<void>(kindFrom(""));
    return kinds;
}

} // namespace pleinair
