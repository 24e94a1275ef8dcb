#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace pleinair {

/// Which kernel each layer takes: the fastest by a timing, remembered in a file for this kind of
/// CPU, this version of oneDNN and this number of threads.
///
/// Kernels round differently. With the same file two programs therefore make the same pictures to
/// the last bit; without it, to within one step of 8 bits.
class KernelChoice {
public:
    /// @param folder  of the file; empty: nothing is remembered. An unreadable file counts as none.
    KernelChoice(const std::filesystem::path& folder, int threads);

    /// The kernel that is remembered for a layer; empty: none.
    [[nodiscard]] std::string of(const std::string& layer) const;
    /// Remembers the fastest kernel of a layer.
    void note(const std::string& layer, const std::string& kernel);

    /// Writes the file if something was noted. A failure is logged, not thrown.
    void remember();

private:
    void read();

    std::filesystem::path m_file;
    std::string m_machine;
    std::map<std::string, std::string> m_choices;
    bool m_isChanged = false;
};

} // namespace pleinair
