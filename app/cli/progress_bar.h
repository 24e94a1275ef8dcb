#pragma once

#include <chrono>
#include <string>

namespace pleinair {

/// A line on the error output that says how far a long command is and how long it will take:
/// redrawn in place on a terminal, one line at each tenth elsewhere.
class ProgressBar {
public:
    /// @param what   what is counted, e.g. "maps".
    /// @param total  how many there are; with 1 or less nothing is shown.
    ProgressBar(std::string what, int total);
    /// Ends the line.
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(int done);

private:
    [[nodiscard]] std::string text(int done) const;

    std::string m_what;
    int m_total;
    bool m_isTerminal;
    int m_shownTenths = -1;
    bool m_hasLine = false;
    std::chrono::steady_clock::time_point m_start;
    std::chrono::steady_clock::time_point m_lastShown;
};

} // namespace pleinair
