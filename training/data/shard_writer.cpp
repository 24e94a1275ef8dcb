#include "training/data/shard_writer.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"
#include "training/pack_shard.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

/// The records of the earlier results by shard.
std::vector<std::vector<PackEntry>> entriesByShard(const std::vector<PairResult>& results)
{
    std::vector<std::vector<PackEntry>> shards;
    for (const auto& result : results)
        if (result.record) {
            shards.resize(std::max(shards.size(), static_cast<std::size_t>(result.record->shard) + 1));
            shards.back().push_back(result.record->entry);
        }
    return shards;
}

bool isFinished(const fs::path& file, const std::vector<PackEntry>& entries)
{
    try {
        const PackShard shard(file);
        if (shard.entries() != entries)
            return false;
        shard.verify();
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// Results up to the record number `count` of a shard, that one excluded.
std::size_t resultsBefore(const std::vector<PairResult>& results, int shard, std::size_t count)
{
    for (std::size_t i = 0; i < results.size(); ++i)
        if (results[i].record && results[i].record->shard == shard && count-- == 0)
            return i;
    return results.size();
}

} // namespace

ShardWriter::ShardWriter(fs::path target, ClassTable classes, std::uint64_t shardBytes)
    : m_target(std::move(target))
    , m_classes(std::move(classes))
    , m_shardBytes(shardBytes)
{
}

fs::path ShardWriter::fileOf(int shard) const
{
    if (m_shardBytes == 0)
        return m_target;
    char name[32];
    std::snprintf(name, sizeof name, "%05d.pack", shard);
    return m_target / name;
}

std::size_t ShardWriter::intactResults(
    const std::vector<PairResult>& results, std::size_t total) const
{
    const auto shards = entriesByShard(results);
    // One pack that is finished cannot be gone on with; a finished shard can be followed by another.
    const bool canBeFinished = m_shardBytes > 0 || results.size() == total;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const int shard = static_cast<int>(i);
        if (canBeFinished && isFinished(fileOf(shard), shards[i]))
            continue;
        const bool isLast = i + 1 == shards.size();
        const std::size_t intact = isLast ? PackWriter::intactEntries(fileOf(shard), shards[i]) : 0;
        if (intact < shards[i].size())
            return resultsBefore(results, shard, intact);
    }
    return results.size();
}

void ShardWriter::begin(const std::vector<PairResult>& intact, std::size_t total)
{
    auto shards = entriesByShard(intact);
    if (shards.empty())
        return open({});
    m_shard = static_cast<int>(shards.size()) - 1;
    if (PackWriter::intactEntries(fileOf(m_shard), shards.back()) == shards.back().size())
        return open(std::move(shards.back()));
    m_isFinished = intact.size() == total;
    if (!m_isFinished) {
        ++m_shard;
        open({});
    }
}

void ShardWriter::open(std::vector<PackEntry> resumed)
{
    const fs::path file = fileOf(m_shard);
    if (file.has_parent_path())
        fs::create_directories(file.parent_path());
    m_writer = std::make_unique<PackWriter>(file, m_classes, std::move(resumed));
}

WrittenRecord ShardWriter::add(const std::string& name, const PackPlanes& planes)
{
    if (m_shardBytes > 0 && m_writer->bytes() >= m_shardBytes) {
        m_writer->finish();
        ++m_shard;
        open({});
    }
    return { m_shard, m_writer->add(name, planes) };
}

void ShardWriter::discard() noexcept
{
    m_writer.reset();
    std::error_code ignored;
    fs::remove(SafeFile::partialFileOf(fileOf(m_shard)), ignored);
}

std::vector<fs::path> ShardWriter::finish(const std::vector<LeftOut>& leftOut)
{
    if (!m_isFinished) {
        for (const auto& pair : leftOut)
            m_writer->leaveOut(pair);
        m_writer->finish();
    }
    std::vector<fs::path> files;
    for (int shard = 0; shard <= m_shard; ++shard)
        files.push_back(fileOf(shard));
    std::error_code ignored;
    if (m_shardBytes > 0)
        for (int shard = m_shard + 1; fs::remove(fileOf(shard), ignored);)
            ++shard;
    return files;
}

} // namespace pleinair
