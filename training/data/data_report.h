#pragma once

#include "model/base/class_table.h"
#include "training/data/layouts.h"
#include "training/data/pair_result.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// A class is learned from pictures that show enough of it: at least this share of the picture ...
inline constexpr double kLearnableShare = 0.01;
/// ... in at least so many of them.
inline constexpr int kLearnablePictures = 20;

/// What one split shows of a class.
struct ClassCount {
    std::int64_t pixels = 0;
    int pictures = 0; ///< With at least one pixel.
    int learnablePictures = 0; ///< With at least kLearnableShare.
    /// The pictures that show most of it, with their shares, best first.
    std::vector<std::pair<double, TrainingPair>> examples;
};

/// What became of a split.
struct SplitReport {
    std::string name;
    int found = 0; ///< Pairs.
    int used = 0;
    int leftOut = 0; ///< Findings that left something out.
    std::int64_t pixels = 0; ///< Of all records.
    std::vector<Finding> findings;
    std::vector<std::string> notes;
    std::vector<std::filesystem::path> files; ///< The packs that were written.
    std::vector<ClassCount> classes; ///< By class id; the last one is "unknown".
    std::map<std::pair<int, int>, int> sizes; ///< Records by width and height.
    std::map<std::string, TrainingPair> pairsWithFindings; ///< The first few, for pictures.
};

/// Pixels that are no class, over all label maps.
struct UnknownLabelTotal {
    std::int64_t pixels = 0;
    int files = 0;
    std::string firstFile;
    int x = 0;
    int y = 0;
};

enum class ClassVerdict { Good, TooRare, Absent };

/// What is known of a data set after it was checked.
struct DataReport {
    std::string description; ///< Of the layout.
    ClassTable classes;
    std::vector<SplitReport> splits;
    std::map<std::string, UnknownLabelTotal> unknownLabels; ///< By "value 9" or "colour #ff00ff".
    bool unknownLabelsAreColors = false;
    std::vector<std::string> notes;
    bool isComplete = true; ///< false: stopped by the caller.

    [[nodiscard]] int used() const;
    [[nodiscard]] int leftOut() const;
    /// By the split that is learned from: "train", or the only one.
    [[nodiscard]] ClassVerdict verdictOn(ClassId id) const;
    /// Whether there are so few pairs to learn from that a model repeats what it has seen.
    [[nodiscard]] bool hasFewPairs() const;
    /// Sentences on what should be done about the data set; empty if all is well.
    [[nodiscard]] std::vector<std::string> advice() const;
};

/// Counts a pair in a split of the report.
void count(DataReport& report, SplitReport& split, const TrainingPair& pair, const PairResult& result);

/// "good", "too rare", "absent".
[[nodiscard]] const char* nameOf(ClassVerdict verdict);

/// The report as tables of text for a terminal.
[[nodiscard]] std::string reportText(const DataReport& report);
/// README.md of training/ describes it.
[[nodiscard]] std::string reportJson(const DataReport& report);
/// One page that needs no other file, with small pictures of what was found.
/// @param labels  how the label maps are read.
[[nodiscard]] std::string reportHtml(const DataReport& report, const LabelPictureOptions& labels);

} // namespace pleinair
