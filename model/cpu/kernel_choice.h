#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace pleinair {

/// Whose an engine's 3x3 convolutions are.
enum class ConvolutionMaker {
    Fastest, ///< By a timing, for each layer.
    Own, ///< This engine's.
    OneDnn,
};

/// Which kernel each layer takes: the fastest by a timing, remembered in a file for this kind of
/// CPU, this version of oneDNN and this number of threads.
///
/// Kernels round differently. With the same file two programs therefore make the same pictures to
/// the last bit; without it, to within one step of 8 bits. Thread-safe.
class KernelChoice {
public:
    /// @param folder  of the file; empty: nothing is remembered. An unreadable file counts as none.
    KernelChoice(const std::filesystem::path& folder, int threads);

    /// The one that all engines of this process share while one of them lives, so that they make
    /// the same pictures to the last bit. Thread-safe.
    [[nodiscard]] static std::shared_ptr<KernelChoice> shared(
        const std::filesystem::path& folder, int threads);

    /// The kernel that is remembered for a layer; empty: none.
    [[nodiscard]] std::string of(const std::string& layer) const;
    /// Remembers the fastest kernel of a layer, unless another engine was quicker to.
    /// @param isSteady  false: something disturbed the timing. It then holds for this process
    /// alone,
    ///                  and the next one takes times again.
    /// @return what is remembered now.
    std::string note(const std::string& layer, const std::string& kernel, bool isSteady);

    /// Writes the file if something was noted; what another program wrote meanwhile stays. A
    /// failure is logged, not thrown.
    void remember();

private:
    /// Takes in what the file holds; its choices go before those at hand.
    void read();

    mutable std::mutex m_mutex;
    std::filesystem::path m_file;
    std::string m_machine;
    std::map<std::string, std::string> m_choices;
    std::set<std::string> m_disturbed; ///< Layers whose choice is not written.
    bool m_isChanged = false;
};

} // namespace pleinair
