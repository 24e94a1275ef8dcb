#include "training/data/data_report.h"

#include "model/io/byte_source.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr std::size_t kExamples = 3;
constexpr std::size_t kPairsWithPictures = 200;
constexpr std::size_t kMaxUnknownLabels = 10'000;
constexpr int kFewPictures = 100;

const SplitReport* learnedFrom(const DataReport& report)
{
    for (const auto& split : report.splits)
        if (split.name != "val")
            return &split;
    return report.splits.empty() ? nullptr : &report.splits.front();
}

void countExample(ClassCount& count, double share, const TrainingPair& pair)
{
    const auto place = std::find_if(count.examples.begin(), count.examples.end(),
        [share](const auto& example) { return example.first < share; });
    count.examples.insert(place, { share, pair });
    if (count.examples.size() > kExamples)
        count.examples.pop_back();
}

void countClasses(SplitReport& split, int classCount, const TrainingPair& pair, const PairResult& result)
{
    const auto area = static_cast<double>(result.size.area());
    for (const auto& [id, pixels] : result.classPixels) {
        ClassCount& count = split.classes[static_cast<std::size_t>(std::min(id, classCount))];
        const double share = static_cast<double>(pixels) / area;
        count.pixels += pixels;
        ++count.pictures;
        count.learnablePictures += share >= kLearnableShare ? 1 : 0;
        countExample(count, share, pair);
    }
}

std::string namesOf(const DataReport& report, ClassVerdict verdict)
{
    std::string names;
    for (int id = 0; id < report.classes.count(); ++id)
        if (report.verdictOn(static_cast<ClassId>(id)) == verdict)
            names += (names.empty() ? "" : ", ") + report.classes[static_cast<ClassId>(id)].name;
    return names;
}

} // namespace

int DataReport::used() const
{
    int sum = 0;
    for (const auto& split : splits)
        sum += split.used;
    return sum;
}

int DataReport::leftOut() const
{
    int sum = 0;
    for (const auto& split : splits)
        sum += split.leftOut;
    return sum;
}

ClassVerdict DataReport::verdictOn(ClassId id) const
{
    const SplitReport* split = learnedFrom(*this);
    if (split == nullptr || split->classes[id].pixels == 0)
        return ClassVerdict::Absent;
    return split->classes[id].learnablePictures < kLearnablePictures ? ClassVerdict::TooRare
                                                                     : ClassVerdict::Good;
}

bool DataReport::hasFewPairs() const
{
    const SplitReport* split = learnedFrom(*this);
    return split != nullptr && split->used > 0 && split->used < kFewPictures;
}

std::vector<std::string> DataReport::advice() const
{
    std::vector<std::string> advice;
    if (!unknownLabels.empty())
        advice.push_back(unknownLabelsAreColors
                ? "Some colours of the label maps are no class's. A palette file (--palette) says what they "
                  "mean; --draft-classes FILE writes a class table with a class for every colour there is."
                : "Some values of the label maps are no class's number. A remapping file (--map) says what "
                  "they mean; --draft-classes FILE writes a class table with a class for every value there is.");
    const SplitReport* split = learnedFrom(*this);
    if (const std::string rare = namesOf(*this, ClassVerdict::TooRare); !rare.empty() && used() > 0)
        advice.push_back("Too rare to learn (at least 1 % of the picture in fewer than "
            + std::to_string(kLearnablePictures) + " pictures): " + rare
            + ". Add pictures that show them, or merge them with others by a remapping file (--map).");
    if (const std::string absent = namesOf(*this, ClassVerdict::Absent); !absent.empty() && used() > 0)
        advice.push_back("Never seen, so that painting with them gives nothing: " + absent + ".");
    if (split != nullptr && split->used > 0 && split->classes.back().pixels > 0)
        advice.push_back("Some pixels are unknown: the model gets a label channel for them, if they are not filled "
                         "here with a class (--unknown CLASS).");
    if (hasFewPairs())
        advice.push_back("There are only " + std::to_string(split->used)
            + " pairs to learn from; below a few hundred a model repeats what it has seen.");
    return advice;
}

void count(DataReport& report, SplitReport& split, const TrainingPair& pair, const PairResult& result)
{
    ++split.found;
    const int classCount = report.classes.count();
    split.classes.resize(static_cast<std::size_t>(classCount) + 1);
    for (const auto& finding : result.findings)
        split.leftOut += finding.isLeftOut ? 1 : 0;
    split.findings.insert(split.findings.end(), result.findings.begin(), result.findings.end());
    if (!result.findings.empty() && split.pairsWithFindings.size() < kPairsWithPictures)
        split.pairsWithFindings.emplace(pair.name, pair);
    for (const auto& label : result.unknownLabels) {
        if (report.unknownLabels.size() >= kMaxUnknownLabels && !report.unknownLabels.contains(label.label))
            continue;
        auto& total = report.unknownLabels[label.label];
        if (total.files++ == 0) {
            total.firstFile = printable(pair.labels.filename().string());
            total.x = label.x;
            total.y = label.y;
        }
        total.pixels += label.pixels;
        report.unknownLabelsAreColors = result.unknownLabelsAreColors;
    }
    if (!result.isUsed)
        return;
    ++split.used;
    split.pixels += result.size.area();
    ++split.sizes[{ result.size.width, result.size.height }];
    countClasses(split, classCount, pair, result);
}

const char* nameOf(ClassVerdict verdict)
{
    switch (verdict) {
    case ClassVerdict::Good:
        return "good";
    case ClassVerdict::TooRare:
        return "too rare";
    case ClassVerdict::Absent:
        return "absent";
    }
    return "?";
}

} // namespace pleinair
