#pragma once

#include "training/data/pair_result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace pleinair {

/// Remembers which pairs were dealt with while a pack is made, a line each, so that a program that
/// was killed can be started again. Lies beside the pack as TARGET.journal until that is whole.
class PrepareJournal {
public:
    /// @param fingerprint  names the data and the options; what was begun with another one is
    ///                     not continued.
    PrepareJournal(std::filesystem::path file, std::uint64_t fingerprint);

    /// The results of an earlier run, in order; none if there is no journal, or another one.
    /// A line that is cut off, and all behind it, is passed over.
    [[nodiscard]] std::vector<PairResult> read() const;
    /// Begins the file with these results. @throws Error (FileUnwritable).
    void begin(const std::vector<PairResult>& results);
    /// @throws Error (FileUnwritable).
    void append(const PairResult& result);
    void remove() noexcept;

private:
    std::filesystem::path m_file;
    std::uint64_t m_fingerprint;
    std::ofstream m_stream;
};

} // namespace pleinair
