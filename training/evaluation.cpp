#include "training/evaluation.h"

#include "model/base/error.h"
#include "training/style_figures.h"

#include <algorithm>
#include <numeric>

namespace pleinair {

namespace {

/// Singular values of sets of thousands take a while each.
constexpr int kMostDistanceResamples = 60;
/// Seeds of a map's second style lie apart from those of its first.
constexpr std::uint64_t kOtherSeeds = 1'000'003;

std::vector<int> recordsOf(const Pack& pack, const EvaluationOptions& options)
{
    if (pack.count() == 0)
        throw Error(
            ErrorKind::InvalidArgument, "The pack " + pack.file().string() + " holds no pictures.");
    return spreadNumbers(pack.count(), options.pictures);
}

Descriptions chosen(const Descriptions& all, const std::vector<int>& numbers)
{
    Descriptions some;
    for (const int number : numbers)
        some.push_back(all[static_cast<std::size_t>(number)]);
    return some;
}

/// One picture of the evaluation, kept until the figures are made.
struct Sample {
    PictureScore score;
    std::vector<float> real;
    std::vector<float> made;
    std::optional<ConfusionMatrix> foundInReal;
    std::optional<ConfusionMatrix> foundInMade;
};

ConfusionMatrix found(const LabelMap& truth, const LabelMap& read, int classes)
{
    ConfusionMatrix counts(classes);
    const LabelMap atSize = read.size() == truth.size() ? read : read.resizedNearest(truth.size());
    counts.add(truth.labels(), atSize.labels());
    return counts;
}

class Evaluator {
public:
    Evaluator(const Pack& pack, const EvaluationOptions& options, const EvaluationTools& tools)
        : m_pack(pack)
        , m_options(options)
        , m_tools(tools)
        , m_records(recordsOf(pack, options))
    {
    }

    Evaluation run()
    {
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            say("maps", static_cast<int>(i), static_cast<int>(m_records.size()));
            m_samples.push_back(sample(m_records[i]));
        }
        Evaluation evaluation;
        if (m_tools.meter != nullptr && m_samples.size() >= 2)
            evaluation.sets = setFigures();
        if (m_tools.read)
            evaluation.segments = segmentFigures();
        if (m_tools.meter != nullptr && m_tools.zDim > 0)
            evaluation.diversity = diversity();
        if (m_tools.encode && m_tools.zDim > 0)
            evaluation.style = measureStyles(m_pack, m_tools);
        for (const auto& sample : m_samples)
            evaluation.pictures.push_back(sample.score);
        std::stable_sort(evaluation.pictures.begin(), evaluation.pictures.end(),
            [](const PictureScore& a, const PictureScore& b) { return a.score() > b.score(); });
        return evaluation;
    }

private:
    void say(const std::string& what, int done, int total) const
    {
        if (m_tools.progress)
            m_tools.progress(what, done, total);
    }

    Sample sample(int index) const
    {
        const auto record = m_pack.record(index);
        const Image photograph = photographOf(record);
        const PackedMap map = mapOf(record);
        const Image made =
            m_tools.render(map, evaluatedStyle(m_options, m_tools, index, photograph));
        Sample sample;
        sample.score.record = index;
        sample.score.name = std::string(record.name);
        if (m_tools.meter != nullptr) {
            sample.real = m_tools.meter->describe(photograph);
            sample.made = m_tools.meter->describe(made);
            sample.score.distance = m_tools.meter->perceptualDistance(photograph, made);
            if (m_tools.zDim > 0)
                sample.score.diversity = m_tools.meter->perceptualDistance(
                    made, m_tools.render(map, otherStyle(m_options, m_tools, index)));
        }
        if (m_tools.read) {
            const int classes = m_pack.classes().count();
            sample.foundInReal = found(map.labels, m_tools.read(photograph), classes);
            sample.foundInMade = found(map.labels, m_tools.read(made), classes);
            sample.score.accuracy = sample.foundInMade->accuracy();
        }
        return sample;
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_samples.size()); }

    Interval interval(const std::function<double(const std::vector<int>&)>& statistic,
        Resampled resampled = Resampled::Fairly) const
    {
        const int resamples = resampled == Resampled::Biased
            ? std::min(m_options.resamples, kMostDistanceResamples)
            : m_options.resamples;
        return bootstrapInterval(
            count(), std::max(1, resamples), m_options.seed, statistic, resampled);
    }

    SetFigures setFigures() const
    {
        say("distances", 0, 1);
        Descriptions real;
        Descriptions made;
        for (const auto& sample : m_samples) {
            real.push_back(sample.real);
            made.push_back(sample.made);
        }
        auto& meter = *m_tools.meter;
        SetFigures figures;
        figures.frechet = { meter.frechetDistance(made, real),
            interval(
                [&](const auto& drawn) {
                    return meter.frechetDistance(chosen(made, drawn), chosen(real, drawn));
                },
                Resampled::Biased) };
        figures.kernel = { meter.kernelDistance(made, real),
            interval(
                [&](const auto& drawn) {
                    return meter.kernelDistance(chosen(made, drawn), chosen(real, drawn));
                },
                Resampled::Biased) };
        addHalves(figures, made, real);
        return figures;
    }

    /// Every second picture makes a half.
    void addHalves(SetFigures& figures, const Descriptions& made, const Descriptions& real) const
    {
        const int half = count() / 2;
        if (half < 2)
            return;
        std::vector<int> even;
        std::vector<int> odd;
        for (int i = 0; i < half; ++i) {
            even.push_back(2 * i);
            odd.push_back(2 * i + 1);
        }
        auto& meter = *m_tools.meter;
        figures.frechetOfRealHalves = meter.frechetDistance(chosen(real, even), chosen(real, odd));
        figures.kernelOfRealHalves = meter.kernelDistance(chosen(real, even), chosen(real, odd));
        figures.frechetAcrossHalves =
            (meter.frechetDistance(chosen(made, even), chosen(real, odd))
                + meter.frechetDistance(chosen(made, odd), chosen(real, even)))
            / 2;
    }

    [[nodiscard]] ConfusionMatrix sum(
        const std::vector<int>& drawn, std::optional<ConfusionMatrix> Sample::*which) const
    {
        ConfusionMatrix counts(m_pack.classes().count());
        for (const int number : drawn)
            counts.add(*(m_samples[static_cast<std::size_t>(number)].*which));
        return counts;
    }

    SegmentFigures segmentFigures() const
    {
        const auto share = [&](const std::vector<int>& drawn) {
            return sum(drawn, &Sample::foundInMade).accuracy()
                / std::max(1e-9, sum(drawn, &Sample::foundInReal).accuracy());
        };
        std::vector<int> all(m_samples.size());
        std::iota(all.begin(), all.end(), 0);
        SegmentFigures figures { sum(all, &Sample::foundInMade), sum(all, &Sample::foundInReal), {},
            {}, {} };
        figures.accuracy = { figures.made.accuracy(), interval([&](const auto& drawn) {
                                return sum(drawn, &Sample::foundInMade).accuracy();
                            }) };
        figures.share = { share(all), interval(share) };
        figures.meanIoU = { figures.made.meanIntersectionOverUnion(),
            interval([&](const auto& drawn) {
                return sum(drawn, &Sample::foundInMade).meanIntersectionOverUnion();
            }) };
        return figures;
    }

    Figure diversity() const
    {
        const auto mean = [&](const std::vector<int>& drawn) {
            double total = 0;
            for (const int number : drawn)
                total += m_samples[static_cast<std::size_t>(number)].score.diversity.value_or(0);
            return total / static_cast<double>(drawn.size());
        };
        std::vector<int> all(m_samples.size());
        std::iota(all.begin(), all.end(), 0);
        return { mean(all), interval(mean) };
    }

    const Pack& m_pack;
    const EvaluationOptions& m_options;
    const EvaluationTools& m_tools;
    std::vector<int> m_records;
    std::vector<Sample> m_samples;
};

} // namespace

StyleVector evaluatedStyle(const EvaluationOptions& options, const EvaluationTools& tools,
    int record, const Image& photograph)
{
    if (tools.zDim == 0)
        return {};
    if (options.styles == StyleSource::Photographs && tools.encode)
        return tools.encode(photograph);
    if (options.styles == StyleSource::Presets && !tools.presets.empty())
        return tools.presets[static_cast<std::size_t>(record) % tools.presets.size()];
    return randomStyle(options.seed + static_cast<std::uint64_t>(record), tools.zDim);
}

StyleVector otherStyle(const EvaluationOptions& options, const EvaluationTools& tools, int record)
{
    return tools.zDim == 0
        ? StyleVector {}
        : randomStyle(options.seed + kOtherSeeds + static_cast<std::uint64_t>(record), tools.zDim);
}

Evaluation evaluate(
    const Pack& pack, const EvaluationOptions& options, const EvaluationTools& tools)
{
    return Evaluator(pack, options, tools).run();
}

ConfusionMatrix evaluateSegmenter(
    const Pack& pack, const EvaluationOptions& options, const EvaluationTools& tools)
{
    const auto records = recordsOf(pack, options);
    ConfusionMatrix counts(pack.classes().count());
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (tools.progress)
            tools.progress("photographs", static_cast<int>(i), static_cast<int>(records.size()));
        const auto record = pack.record(records[i]);
        counts.add(found(labelsOf(record), tools.read(photographOf(record)), counts.classes()));
    }
    return counts;
}

} // namespace pleinair
