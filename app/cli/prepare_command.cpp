#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/label_arguments.h"
#include "app/cli/progress_bar.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "training/data/prepare.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

struct PrepareArguments {
    std::string images;
    std::string labels;
    std::string dataRoot;
    std::string classes;
    std::string split;
    std::string only;
    std::string out;
    int size = 256;
    LabelArguments labelArguments;
};

constexpr const char* kExamples = R"(
Pairs a photograph with the label map of the same name, checks both, scales and cuts them to squares
and writes one file, the pack, that the trainer maps into memory. Every pair that cannot be used is
named with the reason.

Examples:
  pleinair-cli prepare --images photos --labels labels --classes classes.json --out all.pack
  pleinair-cli prepare --images photos --labels labels --classes classes.json \
      --split index.csv --only val --size 256 --out val-256.pack
  pleinair-cli prepare --dataroot DATA --only train --classes classes.json --out train.pack)";

PairListing findPairs(const PrepareArguments& arguments)
{
    if (!arguments.dataRoot.empty())
        return pairsInSpadeLayout(arguments.dataRoot, arguments.only);
    PairListing listing = pairsInFolders(arguments.images, arguments.labels);
    if (!arguments.split.empty())
        keepSplit(listing, readSplitFile(arguments.split), arguments.only);
    if (listing.pairs.empty())
        throw Error(ErrorKind::BadFile, "No pair belongs to the split \"" + arguments.only + "\".");
    return listing;
}

void checkUsage(const PrepareArguments& arguments)
{
    const bool hasFolders = !arguments.images.empty() && !arguments.labels.empty();
    if (hasFolders == !arguments.dataRoot.empty())
        throw CLI::ValidationError("prepare", "give either --images and --labels, or --dataroot");
    if (!arguments.dataRoot.empty() && arguments.only.empty())
        throw CLI::ValidationError("prepare", "--dataroot needs --only train or --only val");
    if (arguments.dataRoot.empty() && arguments.split.empty() != arguments.only.empty())
        throw CLI::ValidationError("prepare", "--split and --only belong together");
}

void runPrepare(const PrepareArguments& arguments)
{
    checkUsage(arguments);
    const ClassTable classes = readClassTable(arguments.classes);
    PrepareOptions options;
    options.size = arguments.size;
    options.labels = arguments.labelArguments.resolved(classes, UnknownPixels::Keep);
    const PairListing listing = findPairs(arguments);

    const InterruptGuard guard;
    PrepareResult result;
    {
        ProgressBar bar("pairs", static_cast<int>(listing.pairs.size()));
        result = preparePack(listing, classes, options, arguments.out, [&](int done, int) {
            bar.show(done);
            return !InterruptGuard::isRequested();
        });
    }
    if (!result.isComplete)
        throw Error(ErrorKind::FileUnwritable, "Stopped on request; " + arguments.out + " was not written.");
    for (const auto& entry : result.leftOut)
        std::fprintf(stderr, "left out: %s: %s\n", entry.name.c_str(), entry.reason.c_str());
    std::printf("%s: %d pairs of %d x %d, %zu left out\n", arguments.out.c_str(), result.written,
        options.size, options.size, result.leftOut.size());
}

} // namespace

void addPrepareCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("prepare", "Make a pack for training from photographs and label maps");
    command->footer(kExamples);
    auto arguments = std::make_shared<PrepareArguments>();
    command->add_option("--images", arguments->images, "Folder of photographs");
    command->add_option("--labels", arguments->labels, "Folder of label maps, PNG, named like the photographs");
    command->add_option("--dataroot", arguments->dataRoot,
        "Folder in the published layout: train_img, train_label, val_img, val_label");
    command->add_option("--classes", arguments->classes, "classes.json of the data set")->required();
    command->add_option("--split", arguments->split, "CSV with the names first and a column \"split\"");
    command->add_option("--only", arguments->only, "Which split to take")->check(CLI::IsMember({ "train", "val" }));
    command->add_option("--size", arguments->size, "Side of the squares in pixels")
        ->check(CLI::Range(32, 4096))
        ->capture_default_str();
    command->add_option("--out", arguments->out, "The pack to write")->required();
    arguments->labelArguments.addTo(*command);
    command->callback([arguments] { runPrepare(*arguments); });
}

} // namespace pleinair
