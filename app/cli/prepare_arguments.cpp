#include "app/cli/prepare_arguments.h"

#include "app/cli/model_arguments.h"
#include "app/cli/resource_folder.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/palette_file.h"
#include "training/data/standard_labels.h"

#include <algorithm>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr const char* kPackExtension = ".pack";

/// A file that comes with the program, e.g. "classes/ade20k.json"; empty if there is none.
fs::path bundledFile(const std::string& folder, const std::string& name)
{
    const auto found = resourceFolder(folder, fs::path(PLEINAIR_RESOURCES_IN_SOURCES) / folder);
    const fs::path file = found ? *found / (name + ".json") : fs::path();
    return found && fs::is_regular_file(file) ? file : fs::path();
}

/// A file by its path, or a bundled one by its name.
fs::path fileOrBundled(const std::string& text, const std::string& folder)
{
    const fs::path bundled = fs::exists(text) ? fs::path() : bundledFile(folder, text);
    return bundled.empty() ? fs::path(text) : bundled;
}

bool isPack(const std::string& out)
{
    return fs::path(out).extension() == kPackExtension;
}

/// The two parts of a listing by a split file.
std::vector<DataSplit> divided(
    const PairListing& all, const fs::path& splitFile, const std::string& only)
{
    const auto splits = readSplitFile(splitFile);
    std::vector<DataSplit> parts;
    for (const char* name : { "val", "train" }) {
        PairListing listing = all;
        keepSplit(listing, splits, name);
        // What the file does not name belongs to neither; it is told once.
        if (only.empty() && std::string_view(name) == "val")
            std::erase_if(listing.findings,
                [](const Finding& finding) { return finding.kind == FindingKind::NotInSplit; });
        if (!listing.pairs.empty())
            parts.push_back({ name, std::move(listing) });
    }
    return parts;
}

} // namespace

void PrepareArguments::addTo(CLI::App& command)
{
    const auto data_ = "Data set";
    command.add_option("DATA,--dataroot", data, "Folder of the data set; its layout is recognised")->group(data_);
    command.add_option("--layout", layout, "Take this layout instead of the first that fits")
        ->check(CLI::IsMember(knownLayouts()))
        ->group(data_);
    command.add_option("--images", images, "Folder of photographs, instead of DATA")->group(data_);
    command.add_option("--labels", labels, "Folder of label maps, PNG, named like the photographs")->group(data_);
    command.add_option("--instances", instances, "Folder of instance maps, named like the photographs")->group(data_);
    command.add_option("--segment", segment,
        "For photographs without label maps: the model folder whose segmenter labels them, or landscape for the "
        "bundled one")
        ->group(data_);
    command.add_option("--split", split, "CSV with the names first and a column \"split\" (train, val)")->group(data_);
    command.add_option("--val-share", valShare, "Share of the pairs that becomes val, chosen by their names")
        ->check(CLI::Range(0.0, 0.9))
        ->group(data_);
    command.add_option("--only", only, "Take this part alone")->check(CLI::IsMember({ "train", "val" }))->group(data_);

    const auto meaning = "What the label maps mean";
    command.add_option("--classes", classes,
        "Class table: a file, or landscape, ade20k, coco-stuff, cityscapes, jittor (default: DATA/classes.json, "
        "else landscape)")
        ->group(meaning);
    labelArguments.addTo(command);
    command.add_option("--draft-classes", draftClasses,
        "Write a class table with a class for every colour or value of the label maps, and stop")
        ->group(meaning);

    const auto size = "Size";
    command.add_option("--preprocess-mode,--preprocess_mode", mode, "How pairs are scaled and cut")
        ->check(CLI::IsMember(preprocessModeNames()))
        ->capture_default_str()
        ->group(size);
    command.add_option("--crop-size,--crop_size,--size", cropSize, "Side of the part that is cut out, in pixels")
        ->check(CLI::Range(32, 4096))
        ->capture_default_str()
        ->group(size);
    command.add_option("--load-size,--load_size", loadSize, "Side to which pictures are scaled before (default: --crop-size)")
        ->check(CLI::Range(32, 8192))
        ->group(size);
    command.add_option("--aspect-ratio,--aspect_ratio", aspectRatio, "Width over height, for the mode fixed")
        ->check(CLI::Range(0.1, 10.0))
        ->capture_default_str()
        ->group(size);
    command.add_option("--crop-place", cropPlace, "Where the part is cut out")
        ->check(CLI::IsMember({ "middle", "random" }))
        ->capture_default_str()
        ->group(size);

    const auto output = "Output";
    command.add_option("--out", out, "NAME.pack for one part, or a folder for train.pack and val.pack")->group(output);
    command.add_option("--shard-mb", shardMb, "Divide each part into packs of about this size, in MB")
        ->check(CLI::Range(1, 1'000'000))
        ->group(output);
    command.add_option("--duplicates", duplicates,
        "What becomes of a photograph that is there twice, or nearly also in the other part")
        ->check(CLI::IsMember({ "leave-out", "keep" }))
        ->capture_default_str()
        ->group(output);
    command.add_flag("--check", check, "Only check and report; write no pack")->group(output);
    command.add_option("--report", report, "Write the report as one HTML page with small pictures")->group(output);
    command.add_flag("--json", json, "Print the report as JSON")->group(output);
    command.add_option("--threads", threads, "Threads (default: all cores)")->check(CLI::Range(1, 1024))->group(output);
}

void PrepareArguments::checkUsage() const
{
    const auto refuse = [](const char* text) { throw CLI::ValidationError("prepare", text); };
    if (data.empty() == (images.empty() && labels.empty()))
        refuse("give either DATA, or --images and --labels");
    if (data.empty() && (images.empty() || (labels.empty() && segment.empty())))
        refuse("--images and --labels belong together (or --images and --segment)");
    if (!labels.empty() && !segment.empty())
        refuse("--segment is for photographs without --labels");
    if (!split.empty() && valShare > 0)
        refuse("--split and --val-share exclude each other");
    if (out.empty() && !check && draftClasses.empty())
        refuse("--out names the pack or the folder to write (or --check writes nothing)");
    if (shardMb > 0 && isPack(out))
        refuse("--shard-mb needs a folder as --out");
    if (loadSize > 0 && loadSize < cropSize && mode.find("crop") != std::string::npos)
        refuse("--load-size must not be smaller than --crop-size");
}

DataSet PrepareArguments::dataSet() const
{
    DataSet set;
    if (data.empty() && labels.empty()) {
        set = { "photographs", "photographs in a folder", "", images,
            { { "", photographsInFolder(images) } }, false };
    } else if (data.empty()) {
        set = { "folders", "photographs and label maps in two folders", "", images,
            { { "", pairsInFolders(images, labels, instances) } } };
    } else {
        set = recognisedDataSet(data, layout);
    }
    if (!split.empty() || valShare > 0) {
        DataSplit* whole = &set.splits.front();
        if (set.splits.size() > 1)
            throw CLI::ValidationError("prepare", "the data set has its own train and val");
        if (!split.empty()) {
            set.splits = divided(whole->listing, split, only);
        } else {
            PairListing val = takeShare(whole->listing, valShare);
            if (val.pairs.empty())
                throw Error(ErrorKind::InvalidArgument,
                    "None of the " + std::to_string(whole->listing.pairs.size())
                        + " pairs becomes val by --val-share; give a larger share.");
            whole->name = "train";
            set.splits.insert(set.splits.begin(), { "val", std::move(val) });
        }
    }
    // Pictures of train that are also in val are left out of train, so val comes first.
    std::stable_sort(set.splits.begin(), set.splits.end(),
        [](const DataSplit& a, const DataSplit& b) { return a.name == "val" && b.name != "val"; });
    if (!only.empty())
        std::erase_if(set.splits, [&](const DataSplit& part) { return part.name != only; });
    if (set.splits.empty())
        throw Error(ErrorKind::BadFile,
            only.empty() ? "The split file names no pair of the data set as train or val."
                         : "No pair belongs to the split \"" + only + "\".");
    if (set.splits.size() > 1 && isPack(out))
        throw CLI::ValidationError("prepare",
            "the data set has train and val: give a folder as --out, or one of them by --only");
    return set;
}

std::optional<SegmenterDescription> PrepareArguments::segmenter() const
{
    if (segment.empty())
        return std::nullopt;
    return readSegmenterFolder(modelFolderNamed(segment));
}

ClassTable PrepareArguments::classTable(const DataSet& set) const
{
    if (!classes.empty())
        return readClassTable(fileOrBundled(classes, "classes"));
    if (fs::is_regular_file(set.root / "classes.json"))
        return readClassTable(set.root / "classes.json");
    if (const auto found = segmenter())
        return found->classes;
    const fs::path landscape = bundledFile("classes", "landscape");
    if (landscape.empty())
        throw Error(ErrorKind::FileNotFound, "--classes names no class table, and the bundled one is not installed.");
    return readClassTable(landscape);
}

PrepareOptions PrepareArguments::options(
    const DataSet& set, const ClassTable& table, std::vector<std::string>& notes) const
{
    PrepareOptions options;
    LabelArguments files = labelArguments;
    if (!files.palette.empty())
        files.palette = fileOrBundled(files.palette, "maps").string();
    options.labels = files.resolved(table, UnknownPixels::Keep);
    if (options.labels.mapping.isEmpty() && !set.labelNumbers.empty()) {
        const std::string name = set.labelNumbers + "-to-landscape";
        const fs::path bundled = bundledFile("maps", name);
        const fs::path landscape = bundledFile("classes", "landscape");
        const bool isLandscape = !bundled.empty() && !landscape.empty()
            && classTableText(table) == classTableText(readClassTable(landscape));
        options.labels.mapping
            = isLandscape ? readPaletteFile(bundled, table) : notedMapping(set.labelNumbers, table);
        if (isLandscape)
            notes.push_back("Numbers are translated to landscape classes (--map " + name + ").");
        else if (!options.labels.mapping.isEmpty())
            notes.push_back("Numbers are translated by what the class table notes about " + set.labelNumbers + ".");
    }
    options.preprocess.mode = preprocessModeFrom(mode);
    options.preprocess.cropSize = cropSize;
    options.preprocess.loadSize = loadSize > 0 ? loadSize : cropSize;
    options.preprocess.aspectRatio = aspectRatio;
    options.preprocess.place = cropPlace == "random" ? CropPlace::Random : CropPlace::Middle;
    options.duplicates = duplicates == "keep" ? DuplicateRule::Keep : DuplicateRule::LeaveOut;
    options.shardBytes = static_cast<std::uint64_t>(shardMb) * 1'000'000;
    options.threads = threads;
    return options;
}

fs::path PrepareArguments::targetOf(const std::string& splitName) const
{
    if (isPack(out))
        return out;
    const std::string name = splitName.empty() ? "train" : splitName;
    return fs::path(out) / (shardMb > 0 ? name : name + kPackExtension);
}

} // namespace pleinair
