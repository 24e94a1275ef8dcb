#include "training/freezing.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <set>

namespace pleinair {

namespace {

/// The beginning of the checkpoint names that a part stands for; a whole network ends with a dot.
std::string prefixOf(const std::string& part)
{
    if (part == "generator")
        return "G.";
    if (part == "encoder")
        return "E.";
    if (part == "discriminator")
        return "D.";
    const bool namesItsNetwork
        = part.size() > 2 && part[1] == '.' && std::string("GED").find(part[0]) != std::string::npos;
    return namesItsNetwork ? part : std::string("G.").append(part);
}

bool isPartOf(const std::string& name, const std::string& prefix)
{
    if (!name.starts_with(prefix))
        return false;
    return prefix.back() == '.' || name.size() == prefix.size() || name[prefix.size()] == '.';
}

bool belongsToGenerator(const std::string& name)
{
    return name.starts_with("G.") || name.starts_with("E.");
}

/// "fc, head_0, ...": the first words of the generator's names.
std::string legalParts(const std::vector<NamedTensor>& parameters)
{
    std::string parts = "generator, encoder, discriminator";
    std::set<std::string> seen;
    for (const auto& [name, tensor] : parameters) {
        const std::string first = name.substr(2, name.find('.', 2) - 2);
        if (name.starts_with("G.") && seen.insert(first).second)
            parts += ", " + first;
    }
    return parts;
}

} // namespace

std::vector<torch::Tensor> frozenParameters(
    const std::vector<NamedTensor>& parameters, const std::vector<std::string>& parts)
{
    std::set<std::string> frozen;
    std::vector<torch::Tensor> tensors;
    for (const auto& part : parts) {
        const std::string prefix = prefixOf(part);
        bool names = false;
        for (const auto& [name, tensor] : parameters) {
            if (!isPartOf(name, prefix))
                continue;
            names = true;
            if (frozen.insert(name).second)
                tensors.push_back(tensor);
        }
        if (!names)
            throw Error(ErrorKind::InvalidArgument,
                "--freeze: this run has no part \"" + part + "\"; it has " + legalParts(parameters)
                    + " and what lies in them, e.g. up_3.norm_0.");
    }
    const bool learns = std::any_of(parameters.begin(), parameters.end(), [&](const auto& entry) {
        return belongsToGenerator(entry.first) && !frozen.contains(entry.first);
    });
    if (!learns)
        throw Error(ErrorKind::InvalidArgument,
            "--freeze leaves nothing of the generator and the encoder to learn.");
    return tensors;
}

} // namespace pleinair
