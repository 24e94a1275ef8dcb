#pragma once

#include "app/cli/label_arguments.h"
#include "model/io/segmenter_package.h"
#include "training/data/data_set.h"
#include "training/data/prepare.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// The command line of `prepare`.
struct PrepareArguments {
    std::string data;
    std::string images;
    std::string labels;
    std::string instances;
    std::string layout;
    std::string segment; ///< A model folder with a segmenter, or "landscape".
    std::string classes;
    std::string split;
    std::string only;
    double valShare = 0;
    std::string out;
    int shardMb = 0;
    std::string mode = "scale_shortside_and_crop";
    int cropSize = 256;
    int loadSize = 0; ///< 0: cropSize.
    double aspectRatio = 1;
    std::string cropPlace = "middle";
    std::string duplicates = "leave-out";
    int threads = 0;
    std::string draftClasses;
    std::string report;
    bool check = false;
    bool json = false;
    LabelArguments labelArguments;

    void addTo(CLI::App& command);

    /// @throws CLI::ValidationError for options that do not go together.
    void checkUsage() const;
    /// The data set that is named, divided as asked; `val` comes first.
    /// @throws Error; CLI::ValidationError.
    [[nodiscard]] DataSet dataSet() const;
    /// The segmenter that is named; nullopt: none is. @throws Error.
    [[nodiscard]] std::optional<SegmenterDescription> segmenter() const;
    /// The class table that is named, that lies in the data set, the segmenter's, or the bundled landscape's.
    /// @throws Error.
    [[nodiscard]] ClassTable classTable(const DataSet& set) const;
    /// @param notes  gets a sentence if numbers are translated without being asked.
    /// @throws Error.
    [[nodiscard]] PrepareOptions options(
        const DataSet& set, const ClassTable& table, std::vector<std::string>& notes) const;
    /// Where a split goes. @pre out is not empty.
    [[nodiscard]] std::filesystem::path targetOf(const std::string& splitName) const;
};

} // namespace pleinair
