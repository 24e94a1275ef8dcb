#pragma once

#include "model/nn/torch_api.h"

#include <string>

namespace pleinair::golden {

/// Prints one line per compared quantity and counts the misses of one folder.
class Report {
public:
    explicit Report(std::string folder);

    /// The largest absolute difference against a tolerance; another shape or a value that is not a
    /// number is a miss.
    void compare(const std::string& quantity, const torch::Tensor& actual,
        const torch::Tensor& expected, double tolerance);
    /// A difference that was measured elsewhere.
    void difference(const std::string& quantity, double error, double tolerance);
    /// Something that holds or does not.
    void check(const std::string& quantity, bool holds, const std::string& detail);
    /// Something that was left out, and why.
    void note(const std::string& quantity, const std::string& why) const;
    /// The line at the end. @return whether nothing missed and something was compared.
    bool finish() const;

private:
    void verdict(const std::string& quantity, const std::string& detail, bool holds);

    std::string m_folder;
    int m_compared = 0;
    int m_missed = 0;
};

} // namespace pleinair::golden
