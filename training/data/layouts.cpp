#include "training/data/layouts.h"

#include "model/base/error.h"
#include "model/base/random.h"
#include "model/io/byte_source.h"
#include "training/data/file_tree.h"
#include "training/data/pair_names.h"
#include "training/pack_format.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxSplitBytes = 256U << 20;

void noteOtherFiles(PairListing& listing, const fs::path& folder, const PictureTree& tree)
{
    if (tree.otherFiles.empty())
        return;
    std::string list;
    for (const auto& [extension, count] : tree.otherFiles)
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " "
            + (extension.empty() ? "without extension" : extension);
    listing.notes.push_back(folder.string() + " also holds files that are no pictures: " + list + ".");
}

void takeFindings(PairListing& listing, const fs::path& folder, const PictureTree& tree)
{
    listing.findings.insert(listing.findings.end(), tree.findings.begin(), tree.findings.end());
    noteOtherFiles(listing, folder, tree);
}

/// Why a file has no partner, and one whose name differs only in case, if there is one.
std::string partnerReason(const char* what, const fs::path& file, const std::string& name,
    const std::map<std::string, fs::path>& others)
{
    std::string reason = std::string("there is no ") + what + " for " + printable(file.filename().string());
    for (const auto& [otherName, other] : others)
        if (otherName.size() == name.size() && lowerCase(otherName) == lowerCase(name))
            return reason + "; " + printable(other.filename().string()) + " differs in case only";
    return reason;
}

std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, ',');) {
        while (!cell.empty() && (cell.back() == '\r' || cell.back() == ' '))
            cell.pop_back();
        cells.push_back(cell);
    }
    return cells;
}

/// "00ab.jpg" and "00ab" name the same pair.
std::string withoutPictureExtension(const std::string& name)
{
    return hasPictureExtension(name) ? fs::path(name).replace_extension().string() : name;
}

} // namespace

PairListing pairsInFolders(
    const fs::path& photographs, const fs::path& labels, const fs::path& instances)
{
    PairListing listing;
    PictureTree photographTree = picturesBelow(photographs);
    PictureTree labelTree = picturesBelow(labels);
    takeFindings(listing, photographs, photographTree);
    takeFindings(listing, labels, labelTree);
    PictureTree instanceTree;
    if (!instances.empty()) {
        instanceTree = picturesBelow(instances);
        takeFindings(listing, instances, instanceTree);
    }
    matchNames(photographTree.pictures, labelTree.pictures, listing.notes);
    if (!instances.empty())
        matchNames(photographTree.pictures, instanceTree.pictures, listing.notes);

    const auto leaveOut = [&](const std::string& name, const std::string& reason) {
        listing.findings.push_back({ name, FindingKind::NoPartner, reason });
    };
    for (const auto& [name, file] : photographTree.pictures) {
        const auto partner = labelTree.pictures.find(name);
        const auto instance = instanceTree.pictures.find(name);
        if (partner == labelTree.pictures.end())
            leaveOut(name, partnerReason("label map", file, name, labelTree.pictures));
        else if (!instances.empty() && instance == instanceTree.pictures.end())
            leaveOut(name, partnerReason("instance map", file, name, instanceTree.pictures));
        else
            listing.pairs.push_back({ name, file, partner->second,
                instances.empty() ? fs::path() : instance->second });
    }
    for (const auto& [name, file] : labelTree.pictures)
        if (!photographTree.pictures.contains(name))
            leaveOut(name, partnerReason("photograph", file, name, photographTree.pictures));
    for (const auto& [name, file] : instanceTree.pictures)
        if (!photographTree.pictures.contains(name))
            leaveOut(name, partnerReason("photograph", file, name, photographTree.pictures));
    if (listing.pairs.empty())
        throw Error(ErrorKind::FileNotFound,
            photographs.string() + " (" + std::to_string(photographTree.pictures.size())
                + " pictures) and " + labels.string() + " ("
                + std::to_string(labelTree.pictures.size())
                + ") hold no photograph and label map of the same name.");
    return listing;
}

PairListing pairsInOneFolder(const fs::path& folder)
{
    PairListing listing;
    PictureTree tree = picturesBelow(folder);
    // Of two files with one name the tree keeps the first by name: NAME.jpg comes before NAME.png.
    std::erase_if(tree.findings, [&](const Finding& finding) {
        if (finding.kind != FindingKind::SameName)
            return false;
        const fs::path second = folder / finding.name;
        const std::string name = withoutPictureExtension(finding.name);
        const auto first = tree.pictures.find(name);
        const auto extension = [](const fs::path& file) { return lowerCase(file.extension().string()); };
        if (first == tree.pictures.end() || extension(second) != ".png"
            || extension(first->second) == ".png")
            return false;
        listing.pairs.push_back({ name, first->second, second });
        tree.pictures.erase(first);
        return true;
    });
    takeFindings(listing, folder, tree);
    for (const auto& [name, file] : tree.pictures)
        listing.findings.push_back({ name, FindingKind::NoPartner,
            printable(file.filename().string()) + " has no partner: pairs in one folder are NAME.jpg and NAME.png" });
    std::sort(listing.pairs.begin(), listing.pairs.end(),
        [](const auto& a, const auto& b) { return a.name < b.name; });
    if (listing.pairs.empty())
        throw Error(ErrorKind::FileNotFound, folder.string() + " holds no pairs NAME.jpg and NAME.png.");
    return listing;
}

PairListing photographsInFolder(const fs::path& folder)
{
    PairListing listing;
    const PictureTree tree = picturesBelow(folder);
    takeFindings(listing, folder, tree);
    for (const auto& [name, file] : tree.pictures)
        listing.pairs.push_back({ name, file, {} });
    if (listing.pairs.empty())
        throw Error(ErrorKind::FileNotFound, folder.string() + " holds no photographs.");
    return listing;
}

std::map<std::string, std::string> readSplitFile(const fs::path& file)
{
    std::istringstream lines(readWholeFile(file, kMaxSplitBytes));
    std::string line;
    std::getline(lines, line);
    const auto header = cellsOf(line);
    const auto column = std::find(header.begin(), header.end(), "split");
    if (column == header.end() || column == header.begin())
        throw Error(ErrorKind::BadFile,
            file.string() + ": its first line is not a header with a column \"split\" behind the names.");
    const auto index = static_cast<std::size_t>(column - header.begin());
    std::map<std::string, std::string> splits;
    for (int number = 2; std::getline(lines, line); ++number) {
        const auto cells = cellsOf(line);
        if (cells.empty())
            continue;
        if (cells.size() <= index || cells[0].empty() || cells[index].empty())
            throw Error(ErrorKind::BadFile,
                file.string() + ": line " + std::to_string(number) + " has no name or no split.");
        splits[withoutPictureExtension(cells[0])] = cells[index];
    }
    return splits;
}

void keepSplit(
    PairListing& listing, const std::map<std::string, std::string>& splits, const std::string& split)
{
    std::vector<TrainingPair> kept;
    for (auto& pair : listing.pairs) {
        const auto found = splits.find(pair.name);
        if (found == splits.end())
            listing.findings.push_back(
                { pair.name, FindingKind::NotInSplit, "the split file does not name it" });
        else if (found->second == split)
            kept.push_back(std::move(pair));
    }
    // A file without a partner matters to the split it belongs to.
    std::erase_if(listing.findings, [&](const Finding& finding) {
        const auto found = splits.find(withoutPictureExtension(finding.name));
        return found != splits.end() && found->second != split;
    });
    listing.pairs = std::move(kept);
}

PairListing takeShare(PairListing& listing, double share)
{
    const auto belongs = [share](const TrainingPair& pair) {
        // The hash alone would send names that differ in their last letter to the same side.
        const std::uint64_t hash = fnv1a(std::as_bytes(std::span(pair.name)));
        return uniformAt(hash, 0) < share;
    };
    PairListing taken;
    const auto first = std::stable_partition(listing.pairs.begin(), listing.pairs.end(),
        [&](const TrainingPair& pair) { return !belongs(pair); });
    taken.pairs.assign(std::make_move_iterator(first), std::make_move_iterator(listing.pairs.end()));
    listing.pairs.erase(first, listing.pairs.end());
    return taken;
}

} // namespace pleinair
