#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/prepare_arguments.h"
#include "app/cli/progress_bar.h"
#include "app/cli/segmenter_labeller.h"
#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"
#include "training/data/class_draft.h"

#include <cstdio>
#include <memory>

namespace pleinair {

namespace {

constexpr int kShownFindings = 20;

constexpr const char* kExamples = R"(
Recognises how a data set is laid out, checks every pair of photograph and label map, scales and cuts
them, and writes packs, files that the trainer maps into memory. What cannot be used is named with
the reason, here and in the pack. A preparation that was stopped or killed goes on where it was when
the same command is given again.

Examples:
  pleinair-cli prepare DATA --classes classes.json --val-share 0.05 --out packs
  pleinair-cli prepare DATA --draft-classes classes.json
  pleinair-cli prepare DATA --check --report report.html
  pleinair-cli prepare --images photos --labels masks --classes classes.json --palette colours.json --out all.pack
  pleinair-cli prepare holiday-photos --segment landscape --out packs
  pleinair-cli prepare ADEChallengeData2016 --classes landscape --map ade20k-to-landscape --out packs
  pleinair-cli prepare coco --classes coco-stuff --preprocess-mode resize_and_crop --load-size 286 \
      --crop-size 256 --shard-mb 1000 --out packs)";

std::vector<PrepareJob> jobsOf(DataSet set, const PrepareArguments& arguments)
{
    std::vector<PrepareJob> jobs;
    for (auto& part : set.splits)
        jobs.push_back({ part.name, std::move(part.listing),
            arguments.check ? std::filesystem::path() : arguments.targetOf(part.name) });
    return jobs;
}

int pairCount(const std::vector<PrepareJob>& jobs)
{
    std::size_t count = 0;
    for (const auto& job : jobs)
        count += job.listing.pairs.size();
    return static_cast<int>(count);
}

void tellFindings(const DataReport& report)
{
    int told = 0;
    for (const auto& split : report.splits)
        for (const auto& finding : split.findings)
            if (finding.isLeftOut && told++ < kShownFindings)
                std::fprintf(stderr, "left out: %s: %s\n", printable(finding.name, 200).c_str(), finding.text.c_str());
    if (told > kShownFindings)
        std::fprintf(stderr, "left out: %d more; --json and --report name them all\n", told - kShownFindings);
}

void draft(const DataSet& set, const PrepareArguments& arguments)
{
    std::vector<TrainingPair> pairs;
    for (const auto& part : set.splits)
        pairs.insert(pairs.end(), part.listing.pairs.begin(), part.listing.pairs.end());
    ClassDraft found;
    {
        const InterruptGuard guard;
        ProgressBar bar("label maps", static_cast<int>(pairs.size()));
        found = draftClasses(pairs, [&](int done) {
            bar.show(done);
            InterruptGuard::check();
            return true;
        });
    }
    writeClassTable(arguments.draftClasses, found.classes);
    for (int id = 0; id < found.classes.count(); ++id)
        std::printf("%4d %-24s %6.2f %%\n", id, found.classes[static_cast<ClassId>(id)].name.c_str(),
            100 * found.shares[static_cast<std::size_t>(id)]);
    if (found.unreadable > 0)
        std::printf("%d label maps could not be read.\n", found.unreadable);
    std::printf("%s: %d classes. Give them their names in that file, then prepare with --classes %s.\n",
        arguments.draftClasses.c_str(), found.classes.count(), arguments.draftClasses.c_str());
}

DataReport prepare(const DataSet& set, const PrepareArguments& arguments)
{
    const ClassTable classes = arguments.classTable(set);
    std::vector<std::string> notes;
    const PrepareOptions options = arguments.options(set, classes, notes);
    std::unique_ptr<SegmenterLabeller> labeller;
    if (const auto segmenter = arguments.segmenter(); segmenter && !set.isLabelled) {
        labeller = std::make_unique<SegmenterLabeller>(*segmenter, classes);
        notes.push_back("The segmenter \"" + printable(segmenter->name) + "\" labels the photographs.");
    }
    if (!set.isLabelled && !labeller)
        throw Error(ErrorKind::BadFile,
            set.root.string() + " holds photographs, but no label maps (looked for images/ and labels/, and the "
                                "layouts of SPADE, ADE20K, COCO-Stuff, Cityscapes and Jittor). --segment landscape lets a segmenter label them.");
    const auto jobs = jobsOf(set, arguments);
    const InterruptGuard guard;
    DataReport report;
    {
        ProgressBar bar("pairs", pairCount(jobs));
        report = prepareDataSet(jobs, classes, options, labeller.get(), [&](int done, int) {
            bar.show(done);
            return !InterruptGuard::isRequested();
        });
    }
    report.description = set.description;
    report.notes.insert(report.notes.begin(), notes.begin(), notes.end());
    tellFindings(report);
    if (arguments.json)
        std::fputs(reportJson(report).c_str(), stdout);
    else
        std::printf("Layout: %s, %s\n%s", set.description.c_str(), printable(set.root.string(), 300).c_str(),
            reportText(report).c_str());
    if (!arguments.report.empty())
        writeWholeFile(arguments.report, reportHtml(report, options.labels));
    return report;
}

void runPrepare(const PrepareArguments& arguments)
{
    arguments.checkUsage();
    const DataSet set = arguments.dataSet();
    if (!arguments.draftClasses.empty())
        return draft(set, arguments);
    const DataReport report = prepare(set, arguments);
    if (!report.isComplete)
        throw Error(ErrorKind::FileUnwritable, "Stopped on request; the same command goes on from here.");
    for (const auto& split : report.splits)
        if (split.used == 0)
            throw Error(ErrorKind::BadFile,
                "None of the " + std::to_string(split.found) + " pairs " + (split.name.empty() ? "" : "of " + split.name + " ")
                    + "can be used"
                    + (split.findings.empty() ? "." : "; the first reason: " + split.findings.front().text));
}

} // namespace

void addPrepareCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("prepare", "Make packs for training from photographs and label maps");
    command->footer(kExamples);
    auto arguments = std::make_shared<PrepareArguments>();
    arguments->addTo(*command);
    command->callback([arguments] { runPrepare(*arguments); });
}

} // namespace pleinair
