#pragma once

#include "training/data/pair_result.h"
#include "training/pack_writer.h"

#include <memory>

namespace pleinair {

/// Writes the records of a split into one pack, or into shards of a limited size, and can go on
/// where a killed program stopped.
class ShardWriter {
public:
    /// @param target      the pack, or the folder of the shards.
    /// @param shardBytes  a shard that has grown to this is finished; 0: one pack.
    ShardWriter(std::filesystem::path target, ClassTable classes, std::uint64_t shardBytes);

    /// The file of a shard: FOLDER/00000.pack and so on.
    [[nodiscard]] std::filesystem::path fileOf(int shard) const;

    /// How many of an earlier run's results still stand, from the first on: their records lie whole
    /// in finished shards or in the unfinished one.
    /// @param total  results that a run that was not stopped would have.
    [[nodiscard]] std::size_t intactResults(
        const std::vector<PairResult>& results, std::size_t total) const;
    /// Takes up the work behind these results. Called once, before add().
    /// @throws Error (FileUnwritable).
    void begin(const std::vector<PairResult>& intact, std::size_t total);
    /// @throws Error (FileUnwritable).
    WrittenRecord add(const std::string& name, const PackPlanes& planes);
    /// Finishes the last shard, which tells what was left out, and removes the shards of an older
    /// data set in this folder that had more of them.
    /// @return the packs. @throws Error (FileUnwritable).
    std::vector<std::filesystem::path> finish(const std::vector<LeftOut>& leftOut);

    /// Gives the unfinished shard up.
    void discard() noexcept;

private:
    void open(std::vector<PackEntry> resumed);

    std::filesystem::path m_target;
    ClassTable m_classes;
    std::uint64_t m_shardBytes;
    int m_shard = 0;
    bool m_isFinished = false; ///< By the earlier run.
    std::unique_ptr<PackWriter> m_writer;
};

} // namespace pleinair
