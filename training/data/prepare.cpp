#include "training/data/prepare.h"

#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/io/byte_source.h"
#include "training/data/ordered_pipeline.h"
#include "training/data/prepare_fingerprint.h"
#include "training/data/prepare_journal.h"
#include "training/data/shard_writer.h"

#include <mutex>
#include <optional>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

/// Decoded pictures in memory, all threads together: about 3 bytes each, and as much for copies.
constexpr std::int64_t kMaxPixels = std::int64_t { 160 } << 20;

fs::path journalOf(const fs::path& target)
{
    auto journal = target;
    journal += ".journal";
    return journal;
}

PairResult resultOf(const CheckedPair& pair, int classCount)
{
    PairResult result;
    result.isUsed = pair.isUsable();
    result.findings = pair.findings;
    result.unknownLabels = pair.unknownLabels;
    result.unknownLabelsAreColors = pair.unknownLabelsAreColors;
    if (!pair.isUsable())
        return result;
    result.size = pair.size;
    result.fileHash = pair.fileHash;
    result.print = pair.print;
    for (int id = 0; id <= classCount; ++id)
        if (const auto pixels = pair.classPixels[static_cast<std::size_t>(id)]; pixels > 0)
            result.classPixels.emplace_back(id == classCount ? int { kUnknownClass } : id, pixels);
    return result;
}

/// Works through all jobs with one memory of what was seen.
class Preparation {
public:
    Preparation(const std::vector<PrepareJob>& jobs, const ClassTable& classes,
        const PrepareOptions& options, Labeller* labeller, const PrepareProgress& progress)
        : m_jobs(jobs)
        , m_options(options)
        , m_labeller(labeller)
        , m_progress(progress)
    {
        m_report.classes = classes;
        m_rules.preprocess = options.preprocess;
        m_rules.labels = options.labels;
        m_rules.label = [this](const Image& photograph) { return labelled(photograph); };
        for (const auto& job : jobs)
            m_total += static_cast<int>(job.listing.pairs.size());
    }

    DataReport run()
    {
        std::vector<PrepareJournal> journals;
        // What is left out of a split also follows from those before it.
        std::uint64_t before = 0;
        for (const auto& job : m_jobs) {
            before = fnv1a(std::as_bytes(std::span(&before, 1)),
                prepareFingerprint(job, m_report.classes, m_options, m_labeller));
            journals.emplace_back(journalOf(job.target), before);
        }
        for (std::size_t i = 0; i < m_jobs.size() && m_report.isComplete; ++i)
            runJob(m_jobs[i], journals[i]);
        // A journal stays until all is done, so that a finished split is not done again.
        if (m_report.isComplete)
            for (std::size_t i = 0; i < m_jobs.size(); ++i)
                if (!m_jobs[i].target.empty())
                    journals[i].remove();
        return std::move(m_report);
    }

private:
    /// A photograph that was seen, for messages on later ones.
    struct Seen {
        std::size_t job = 0;
        std::string name;
    };

    LabelMap labelled(const Image& photograph)
    {
        if (m_labeller == nullptr)
            throw Error(ErrorKind::InvalidArgument, "There is no label map and nothing that makes one.");
        const std::lock_guard lock(m_labellerMutex);
        return m_labeller->labels(photograph);
    }

    void runJob(const PrepareJob& job, PrepareJournal& journal)
    {
        SplitReport& split = m_report.splits.emplace_back();
        split.name = job.split;
        split.notes = job.listing.notes;
        split.findings = job.listing.findings;
        split.leftOut = static_cast<int>(job.listing.findings.size());
        split.classes.resize(static_cast<std::size_t>(m_report.classes.count()) + 1);

        std::optional<ShardWriter> writer;
        int first = 0;
        if (!job.target.empty()) {
            writer.emplace(job.target, m_report.classes, m_options.shardBytes);
            first = resume(job, journal, *writer, split);
        }
        runPairs(job, first, split, writer ? &*writer : nullptr, journal);
        if (!m_report.isComplete || !writer)
            return;
        if (split.used == 0)
            return writer->discard();
        std::vector<LeftOut> leftOut;
        for (const auto& finding : split.findings)
            if (finding.isLeftOut)
                leftOut.push_back({ finding.name, finding.text });
        split.files = writer->finish(leftOut);
    }

    /// Takes over what an earlier run did. @return the first pair that is still to be done.
    int resume(const PrepareJob& job, PrepareJournal& journal, ShardWriter& writer, SplitReport& split)
    {
        const std::size_t total = job.listing.pairs.size();
        std::vector<PairResult> results = journal.read();
        results.resize(std::min(writer.intactResults(results, total), total));
        writer.begin(results, total);
        journal.begin(results);
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (!results[i].size.isEmpty())
                (void)seenBefore(job.listing.pairs[i].name, results[i]);
            count(m_report, split, job.listing.pairs[i], results[i]);
        }
        if (!results.empty())
            m_report.notes.push_back(std::to_string(results.size()) + " pairs "
                + (job.split.empty() ? "" : "of " + job.split + " ")
                + "were taken over from a run that was stopped.");
        m_done += static_cast<int>(results.size());
        return static_cast<int>(results.size());
    }

    void runPairs(const PrepareJob& job, int first, SplitReport& split, ShardWriter* writer,
        PrepareJournal& journal)
    {
        const auto& pairs = job.listing.pairs;
        const int threads = m_options.threads > 0 ? m_options.threads : usableCores();
        OrderedPipeline<CheckedPair> pipeline(threads, kMaxPixels);
        m_report.isComplete = pipeline.run(
            first, static_cast<int>(pairs.size()),
            [&](int i, const auto& reserve) {
                return checkedPair(pairs[static_cast<std::size_t>(i)], m_report.classes, m_rules, reserve);
            },
            [&](int i, CheckedPair&& checked) {
                const TrainingPair& pair = pairs[static_cast<std::size_t>(i)];
                PairResult result = resultOf(checked, m_report.classes.count());
                if (result.isUsed)
                    judgeDuplicate(pair.name, result);
                if (writer != nullptr) {
                    if (result.isUsed)
                        result.record = writer->add(
                            pair.name, { checked.size, checked.rgb, checked.labels, checked.instances });
                    journal.append(result);
                }
                count(m_report, split, pair, result);
                return !m_progress || m_progress(++m_done, m_total);
            });
    }

    std::optional<EarlierPicture> seenBefore(const std::string& name, const PairResult& result)
    {
        m_seen.push_back({ m_report.splits.size() - 1, name });
        return m_finder.add(result.fileHash, result.print, static_cast<int>(m_seen.size()) - 1);
    }

    void judgeDuplicate(const std::string& name, PairResult& result)
    {
        const auto earlier = seenBefore(name, result);
        if (!earlier)
            return;
        const Seen& other = m_seen[static_cast<std::size_t>(earlier->index)];
        const bool isOtherSplit = other.job + 1 != m_report.splits.size();
        const bool isLeftOut
            = m_options.duplicates == DuplicateRule::LeaveOut && (isOtherSplit || earlier->isSame);
        const FindingKind kind = isOtherSplit ? FindingKind::CrossSplit
            : earlier->isSame                 ? FindingKind::Duplicate
                                              : FindingKind::NearDuplicate;
        result.findings.push_back({ name, kind,
            std::string("the photograph is ") + (earlier->isSame ? "" : "nearly ") + "the same as that of "
                + printable(other.name, 200)
                + (isOtherSplit ? " in " + m_jobs[other.job].split : std::string()),
            isLeftOut });
        result.isUsed = !isLeftOut;
    }

    const std::vector<PrepareJob>& m_jobs;
    const PrepareOptions& m_options;
    Labeller* m_labeller;
    std::mutex m_labellerMutex;
    const PrepareProgress& m_progress;
    PairRules m_rules;
    DataReport m_report;
    DuplicateFinder m_finder;
    std::vector<Seen> m_seen;
    int m_done = 0;
    int m_total = 0;
};

} // namespace

DataReport prepareDataSet(const std::vector<PrepareJob>& jobs, const ClassTable& classes,
    const PrepareOptions& options, Labeller* labeller, const PrepareProgress& progress)
{
    return Preparation(jobs, classes, options, labeller, progress).run();
}

} // namespace pleinair
