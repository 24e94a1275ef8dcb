#pragma once

#include "model/render/renderer.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// What happens before the frame that is measured.
enum class BenchCase {
    First, ///< Nothing: the engine's first frame.
    Dab, ///< A dab of 32 x 32 pixels on the painting of the frame before.
    Stroke, ///< A stroke over the full width.
    Style, ///< Another style, the same painting.
    WholeMap, ///< Another painting altogether.
};
inline constexpr std::array kBenchCases { BenchCase::First, BenchCase::Dab, BenchCase::Stroke,
    BenchCase::Style, BenchCase::WholeMap };

/// "first", "dab", "stroke", "style" or "whole-map".
[[nodiscard]] std::string_view nameOf(BenchCase benchCase);

/// Middle of the sorted values, or mean of the two middle ones. @pre not empty.
[[nodiscard]] double median(std::vector<double> values);
/// The smallest value that at least 95 % of the values do not exceed. @pre not empty.
[[nodiscard]] double percentile95(std::vector<double> values);

/// The times of every frame of one contest between engines.
class BenchResults {
public:
    struct Entry {
        std::string engine;
        BenchCase benchCase = BenchCase::First;
        std::vector<double> ms;
        std::vector<StageTime> stages; ///< Sums over the frames, in the order of the stages.
    };

    std::string net; ///< "20:32", or a model's name.
    Size size;
    int threads = 0;
    std::string device;
    double peakRssMb = 0;

    void add(const std::string& engine, BenchCase benchCase, double ms,
        const std::vector<StageTime>& stages);

    /// In the order in which engines and cases first came.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// nullptr if that was not measured.
    [[nodiscard]] const Entry* find(const std::string& engine, BenchCase benchCase) const;
    [[nodiscard]] std::vector<std::string> engines() const;

    /// The object that app/cli/README.md describes.
    [[nodiscard]] std::string json() const;
    /// For people: a line for each case, a column for each engine, and how often the first engine
    /// renders while another renders once.
    [[nodiscard]] std::string table() const;

private:
    std::vector<Entry> m_entries;
};

} // namespace pleinair
