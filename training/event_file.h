#pragma once

#include "model/base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleinair {

/// How the values of a tensor are spread.
struct HistogramSummary {
    double least = 0;
    double greatest = 0;
    double count = 0;
    double sum = 0;
    double sumOfSquares = 0;
    std::vector<double> limits; ///< Upper border of each bucket, ascending.
    std::vector<double> counts; ///< Values in each bucket.
};

/// What TensorBoard shows of a run: an event file (`events.out.tfevents.*`), TFRecord frames around
/// `Event` messages of TensorFlow, each appended as a whole.
class EventFile {
public:
    /// Creates a new file in the folder, and the folder. TensorBoard forgets what earlier files of
    /// the folder say about steps after `firstStep`: they will be made again.
    /// @throws Error (FileUnwritable).
    EventFile(const std::filesystem::path& folder, std::int64_t firstStep);

    /// @throws Error (FileUnwritable), as the others do.
    void scalars(std::int64_t step, const std::vector<std::pair<std::string, double>>& values);
    /// @param png  an encoded picture of that size.
    void picture(std::int64_t step, const std::string& tag, Size size, std::span<const std::byte> png);
    void histograms(std::int64_t step,
        const std::vector<std::pair<std::string, HistogramSummary>>& histograms);

    [[nodiscard]] const std::filesystem::path& file() const { return m_path; }

private:
    void append(std::string_view event);

    std::filesystem::path m_path;
    std::ofstream m_file;
};

} // namespace pleinair
