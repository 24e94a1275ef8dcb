#include "training/collective_choice.h"

#include "model/base/error.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace pleinair {

std::string CollectiveOffer::text() const
{
    return std::to_string(device) + '\n' + machine + '\n' + missing;
}

CollectiveOffer CollectiveOffer::fromText(const std::string& text)
{
    const auto first = text.find('\n');
    const auto second = first == std::string::npos ? first : text.find('\n', first + 1);
    CollectiveOffer offer;
    if (second == std::string::npos
        || std::from_chars(text.data(), text.data() + first, offer.device).ec != std::errc())
        throw Error(
            ErrorKind::BadFile, "A process says something of itself that is not understood.");
    offer.machine = text.substr(first + 1, second - first - 1);
    offer.missing = text.substr(second + 1);
    return offer;
}

CollectiveChoice chooseCollectives(const std::vector<CollectiveOffer>& offers)
{
    const auto onCpu = [](const CollectiveOffer& offer) { return offer.device < 0; };
    if (std::all_of(offers.begin(), offers.end(), onCpu))
        return {};
    std::map<std::pair<std::string, int>, std::size_t> owners;
    for (std::size_t rank = 0; rank < offers.size(); ++rank) {
        const auto& offer = offers[rank];
        const std::string process = "process " + std::to_string(rank);
        if (onCpu(offer))
            return { Collectives::Gloo, process + " trains on the CPU" };
        if (!offer.missing.empty())
            return { Collectives::Gloo, process + " has no NCCL: " + offer.missing };
        const auto [owner, isFirst] = owners.try_emplace({ offer.machine, offer.device }, rank);
        if (!isFirst)
            return { Collectives::Gloo,
                "processes " + std::to_string(owner->second) + " and " + std::to_string(rank)
                    + " share CUDA device " + std::to_string(offer.device) + " of "
                    + offer.machine };
    }
    return { Collectives::Nccl, {} };
}

} // namespace pleinair
