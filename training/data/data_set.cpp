#include "training/data/data_set.h"

#include "model/base/error.h"
#include "training/data/cityscapes.h"
#include "training/data/file_tree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

using Names = std::vector<const char*>;

const Names kImages { "images", "imgs", "img", "image", "photos", "photographs", "photo", "jpegimages" };
const Names kLabels { "labels", "label", "masks", "mask", "annotations", "labelmaps", "segmentationclass" };
const Names kInstances { "instances", "instance", "inst", "segmentationobject" };
const Names kTrain { "train", "training" };
const Names kVal { "val", "validation", "valid" };

/// The folder in `parent` with one of these names, in either case; empty if there is none.
fs::path folderNamed(const fs::path& parent, const Names& names)
{
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error))
        if (std::error_code ignored; fs::is_directory(entry->path(), ignored))
            folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end());
    for (const char* name : names)
        for (const auto& folder : folders)
            if (lowerCase(folder.filename().string()) == name)
                return folder;
    return {};
}

/// The first of these paths below `parent` that is a folder; empty if none is.
fs::path folderAt(const fs::path& parent, const Names& paths)
{
    for (const char* path : paths)
        if (std::error_code ignored; fs::is_directory(parent / path, ignored))
            return parent / path;
    return {};
}

/// Where the pictures of a split lie.
struct SplitFolders {
    std::string split;
    fs::path photographs;
    fs::path labels;
    fs::path instances {};
};

DataSet dataSetOf(const std::string& layout, const std::string& labelNumbers,
    const fs::path& root, const std::vector<SplitFolders>& folders)
{
    DataSet set { layout, {}, labelNumbers, root, {} };
    for (const auto& part : folders)
        if (!part.photographs.empty() && !part.labels.empty())
            set.splits.push_back(
                { part.split, pairsInFolders(part.photographs, part.labels, part.instances) });
    return set;
}

bool areThere(const std::vector<SplitFolders>& folders)
{
    return std::any_of(folders.begin(), folders.end(),
        [](const auto& part) { return !part.photographs.empty() && !part.labels.empty(); });
}

using Found = std::optional<DataSet>;

Found ofFolders(const std::string& layout, const std::string& labelNumbers, const fs::path& root,
    const std::vector<SplitFolders>& folders)
{
    if (!areThere(folders))
        return {};
    return dataSetOf(layout, labelNumbers, root, folders);
}

Found spade(const fs::path& root)
{
    const auto split = [&](const std::string& name) {
        return SplitFolders { name, folderAt(root, { (name + "_img").c_str() }),
            folderAt(root, { (name + "_label").c_str() }), folderAt(root, { (name + "_inst").c_str() }) };
    };
    return ofFolders("spade", "", root, { split("train"), split("val") });
}

Found ade20k(const fs::path& root)
{
    const auto split = [&](const std::string& name, const std::string& folder) {
        return SplitFolders { name, folderAt(root, { ("images/" + folder).c_str() }),
            folderAt(root, { ("annotations/" + folder).c_str() }) };
    };
    return ofFolders("ade20k", "ade20k", root, { split("train", "training"), split("val", "validation") });
}

Found cocoStuff(const fs::path& root)
{
    const auto split = [&](const std::string& name) {
        const std::string folder = name + "2017";
        fs::path labels;
        for (const char* maps : { "stuffthingmaps_trainval2017", "stuffthingmaps", "annotations",
                 "annotations/stuffthingmaps_trainval2017", "labels" })
            if (labels.empty())
                labels = folderAt(root / maps, { folder.c_str() });
        return SplitFolders {
            name, folderAt(root, { folder.c_str(), ("images/" + folder).c_str() }), labels
        };
    };
    return ofFolders("coco-stuff", "coco-stuff", root, { split("train"), split("val") });
}

Found cityscapes(const fs::path& root)
{
    if (folderAt(root, { "gtFine" }).empty() || folderAt(root, { "leftImg8bit" }).empty())
        return {};
    DataSet set { "cityscapes", {}, "cityscapes", root, {} };
    for (const char* split : { "train", "val" })
        if (!folderAt(root / "gtFine", { split }).empty())
            set.splits.push_back({ split, pairsInCityscapes(root, split) });
    return set.splits.empty() ? Found() : set;
}

Found jittor(const fs::path& root)
{
    for (const char* part : { "train", "train_resized" })
        if (const fs::path imgs = folderAt(root / part, { "imgs" }); !imgs.empty())
            return ofFolders("jittor", "jittor", root, { { "", imgs, folderAt(root / part, { "labels" }) } });
    return {};
}

/// IMAGES/train and LABELS/train, or train/IMAGES and train/LABELS.
std::vector<SplitFolders> dividedFolders(const fs::path& root)
{
    std::vector<SplitFolders> parts;
    const fs::path images = folderNamed(root, kImages);
    const fs::path labels = folderNamed(root, kLabels);
    const fs::path instances = folderNamed(root, kInstances);
    for (const auto& [split, names] : { std::pair("train", kTrain), std::pair("val", kVal) }) {
        const fs::path part = folderNamed(root, names);
        parts.push_back(images.empty() || labels.empty()
                ? SplitFolders { split, part.empty() ? part : folderNamed(part, kImages),
                      part.empty() ? part : folderNamed(part, kLabels),
                      part.empty() ? part : folderNamed(part, kInstances) }
                : SplitFolders { split, folderNamed(images, names), folderNamed(labels, names),
                      instances.empty() ? instances : folderNamed(instances, names) });
    }
    return parts;
}

/// Divides a listing by the split file that lies beside its folders, if one does.
void divide(DataSet& set)
{
    const fs::path file = set.root / "index.csv";
    if (std::error_code ignored; !fs::is_regular_file(file, ignored))
        return;
    const auto splits = readSplitFile(file);
    const PairListing all = std::move(set.splits.front().listing);
    set.splits.clear();
    for (const char* split : { "train", "val" }) {
        PairListing listing = all;
        keepSplit(listing, splits, split);
        if (!listing.pairs.empty())
            set.splits.push_back({ split, std::move(listing) });
    }
    if (set.splits.empty())
        set.splits.push_back({ "", all });
    else
        set.splits.front().listing.notes.push_back("Divided by " + file.string() + ".");
}

Found plainFolders(const fs::path& root)
{
    if (Found divided = ofFolders("folders", "", root, dividedFolders(root)))
        return divided;
    const fs::path images = folderNamed(root, kImages);
    const fs::path labels = folderNamed(root, kLabels);
    if (images.empty() || labels.empty())
        return {};
    DataSet set = dataSetOf("folders", "", root, { { "", images, labels, folderNamed(root, kInstances) } });
    divide(set);
    return set;
}

Found oneFolder(const fs::path& root)
{
    try {
        return DataSet { "one-folder", {}, "", root, { { "", pairsInOneFolder(root) } } };
    } catch (const Error&) {
        return {};
    }
}

Found photographs(const fs::path& root)
{
    try {
        return DataSet { "photographs", {}, "", root, { { "", photographsInFolder(root) } }, false };
    } catch (const Error&) {
        return {};
    }
}

struct Layout {
    std::string name;
    std::string description;
    Found (*find)(const fs::path&);
    bool isLookedForInside = true; ///< Also in the folders of the one that was given.
};

const std::array<Layout, 8>& layouts()
{
    static const std::array<Layout, 8> all { {
        { "spade", "SPADE's own (train_img, train_label, train_inst, val_...)", spade },
        { "cityscapes", "Cityscapes (leftImg8bit, gtFine with labelIds and instanceIds)", cityscapes },
        { "ade20k", "ADE20K scene parsing (images/training, annotations/training)", ade20k },
        { "coco-stuff", "COCO-Stuff pixel maps (train2017, stuffthingmaps)", cocoStuff },
        { "jittor", "Jittor landscape contest (imgs, labels)", jittor },
        { "folders", "photographs and label maps in two folders (images, labels)", plainFolders },
        { "one-folder", "photographs and label maps in one folder (NAME.jpg, NAME.png)", oneFolder, false },
        { "photographs", "photographs without label maps", photographs, false },
    } };
    return all;
}

Found foundIn(const Layout& layout, const fs::path& root)
{
    Found found = layout.find(root);
    if (found)
        found->description = layout.description;
    return found;
}

/// The one folder inside that has this layout.
Found foundInside(const Layout& layout, const fs::path& root)
{
    Found only;
    std::error_code error;
    for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (!fs::is_directory(entry->path(), ignored))
            continue;
        Found found = foundIn(layout, entry->path());
        if (found && only)
            throw Error(ErrorKind::BadFile,
                root.string() + " holds two data sets, " + only->root.filename().string() + " and "
                    + found->root.filename().string() + "; name one of them.");
        if (found)
            only = std::move(found);
    }
    return only;
}

} // namespace

const std::vector<std::string>& knownLayouts()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& layout : layouts())
            all.push_back(layout.name);
        return all;
    }();
    return names;
}

DataSet recognisedDataSet(const fs::path& folder, const std::string& name)
{
    if (std::error_code error; !fs::is_directory(folder, error))
        throw Error(ErrorKind::FileNotFound, folder.string() + " is not a folder that can be read.");
    const auto isAsked = [&](const Layout& layout) { return name.empty() || layout.name == name; };
    for (const auto& layout : layouts())
        if (isAsked(layout) && layout.isLookedForInside)
            if (Found found = foundIn(layout, folder))
                return std::move(*found);
    for (const auto& layout : layouts())
        if (isAsked(layout) && layout.isLookedForInside)
            if (Found found = foundInside(layout, folder))
                return std::move(*found);
    for (const auto& layout : layouts())
        if (isAsked(layout) && !layout.isLookedForInside)
            if (Found found = foundIn(layout, folder))
                return std::move(*found);
    std::string known;
    for (const auto& layout : layouts())
        if (isAsked(layout))
            known += "\n  " + layout.description;
    throw Error(ErrorKind::FileNotFound,
        folder.string() + " holds no data set of a known layout:" + known);
}

} // namespace pleinair
