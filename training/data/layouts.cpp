#include "training/data/layouts.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxSplitBytes = 256U << 20;
constexpr std::array kPictureExtensions { ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff" };

bool isPicture(const fs::path& file)
{
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(kPictureExtensions.begin(), kPictureExtensions.end(), extension) != kPictureExtensions.end();
}

/// The pictures of a folder by their names without extension; a name that stands twice is noted.
std::map<std::string, fs::path> picturesIn(const fs::path& folder, std::vector<LeftOut>& leftOut)
{
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error)
        throw Error(ErrorKind::FileNotFound, folder.string() + " is not a folder that can be read.");
    std::map<std::string, fs::path> pictures;
    for (const auto& entry : entries) {
        if (!isPicture(entry.path()))
            continue;
        const auto [place, isNew] = pictures.emplace(entry.path().stem().string(), entry.path());
        if (!isNew)
            leftOut.push_back({ entry.path().filename().string(),
                "another picture of the folder has the same name: " + place->second.filename().string() });
    }
    return pictures;
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
    const fs::path path(name);
    return isPicture(path) ? path.stem().string() : name;
}

} // namespace

PairListing pairsInFolders(const fs::path& photographs, const fs::path& labels)
{
    PairListing listing;
    const auto photographByName = picturesIn(photographs, listing.leftOut);
    const auto labelsByName = picturesIn(labels, listing.leftOut);
    for (const auto& [name, file] : photographByName) {
        const auto partner = labelsByName.find(name);
        if (partner == labelsByName.end())
            listing.leftOut.push_back({ name, "there is no label map for " + file.filename().string() });
        else
            listing.pairs.push_back({ name, file, partner->second });
    }
    for (const auto& [name, file] : labelsByName)
        if (!photographByName.contains(name))
            listing.leftOut.push_back({ name, "there is no photograph for " + file.filename().string() });
    if (listing.pairs.empty())
        throw Error(ErrorKind::FileNotFound,
            photographs.string() + " and " + labels.string()
                + " hold no photograph and label map of the same name.");
    return listing;
}

PairListing pairsInSpadeLayout(const fs::path& root, const std::string& split)
{
    return pairsInFolders(root / (split + "_img"), root / (split + "_label"));
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
            listing.leftOut.push_back({ pair.name, "the split file does not name it" });
        else if (found->second == split)
            kept.push_back(std::move(pair));
    }
    // A file without a partner matters to the split it belongs to.
    std::erase_if(listing.leftOut, [&](const LeftOut& entry) {
        const auto found = splits.find(withoutPictureExtension(entry.name));
        return found != splits.end() && found->second != split;
    });
    listing.pairs = std::move(kept);
}

} // namespace pleinair
