#include "training/data/cityscapes.h"

#include "model/base/error.h"
#include "training/data/file_tree.h"

#include <string_view>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPhotograph = "_leftImg8bit";
constexpr std::string_view kLabels = "_gtFine_labelIds";
constexpr std::string_view kInstances = "_gtFine_instanceIds";

} // namespace

PairListing pairsInCityscapes(const fs::path& root, const std::string& split)
{
    PairListing listing;
    const PictureTree photographs = picturesBelow(root / "leftImg8bit" / split);
    const PictureTree truths = picturesBelow(root / "gtFine" / split);
    for (const auto* tree : { &photographs, &truths })
        listing.findings.insert(listing.findings.end(), tree->findings.begin(), tree->findings.end());
    const auto leaveOut = [&](const std::string& name, const std::string& reason) {
        listing.findings.push_back({ name, FindingKind::NoPartner, reason });
    };
    for (const auto& [fullName, file] : photographs.pictures) {
        if (!fullName.ends_with(kPhotograph)) {
            leaveOut(fullName, "its name does not end in _leftImg8bit");
            continue;
        }
        const std::string name = fullName.substr(0, fullName.size() - kPhotograph.size());
        const auto labels = truths.pictures.find(name + std::string(kLabels));
        const auto instances = truths.pictures.find(name + std::string(kInstances));
        if (labels == truths.pictures.end())
            leaveOut(name, "there is no label map " + name + std::string(kLabels) + ".png");
        else if (instances == truths.pictures.end())
            leaveOut(name, "there is no instance map " + name + std::string(kInstances) + ".png");
        else
            listing.pairs.push_back({ name, file, labels->second, instances->second });
    }
    for (const auto& [fullName, file] : truths.pictures)
        if (fullName.ends_with(kLabels)) {
            const std::string name = fullName.substr(0, fullName.size() - kLabels.size());
            if (!photographs.pictures.contains(name + std::string(kPhotograph)))
                leaveOut(name, "there is no photograph for " + file.filename().string());
        }
    if (listing.pairs.empty())
        throw Error(ErrorKind::FileNotFound,
            (root / "leftImg8bit" / split).string() + " and " + (root / "gtFine" / split).string()
                + " hold no photograph with its labelIds and instanceIds.");
    return listing;
}

} // namespace pleinair
