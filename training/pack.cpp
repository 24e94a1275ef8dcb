#include "training/pack.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "training/pack_shard.h"

#include <algorithm>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".pack";

std::vector<fs::path> packsAtAll(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const auto& path : paths) {
        const auto packs = packsAt(path);
        files.insert(files.end(), packs.begin(), packs.end());
    }
    if (files.empty())
        throw Error(ErrorKind::FileNotFound, "No pack was named.");
    return files;
}

/// `FOLDER/NAME.pack`, or the folder of shards `FOLDER/NAME`; empty if there is neither.
fs::path splitIn(const fs::path& folder, const std::string& name)
{
    if (fs::is_regular_file(folder / (name + kExtension)))
        return folder / (name + kExtension);
    return fs::is_directory(folder / name) ? folder / name : fs::path();
}

} // namespace

Pack::Pack() = default;
Pack::~Pack() = default;
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;

Pack::Pack(const fs::path& path)
    : Pack(std::vector { path })
{
}

Pack::Pack(const std::vector<fs::path>& paths)
{
    for (const auto& file : packsAtAll(paths))
        add(std::make_unique<PackShard>(file));
}

Pack Pack::openWhole(const std::vector<fs::path>& paths,
    const std::function<void(const std::string&)>& damaged)
{
    const auto files = packsAtAll(paths);
    Pack pack;
    std::string lastReason;
    for (const auto& file : files) {
        try {
            auto shard = std::make_unique<PackShard>(file);
            shard->verify();
            pack.add(std::move(shard));
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadFile || files.size() == 1)
                throw;
            lastReason = error.what();
            if (damaged)
                damaged("A damaged shard is left out: " + lastReason);
        }
    }
    if (pack.m_shards.empty())
        throw Error(ErrorKind::BadFile, "None of the shards is whole; the last one: " + lastReason);
    return pack;
}

void Pack::add(std::unique_ptr<PackShard> shard)
{
    if (!m_shards.empty()
        && classTableText(shard->classes()) != classTableText(m_shards.front()->classes()))
        throw Error(ErrorKind::ModelMismatch,
            shard->file().string() + " has other classes than " + file().string()
                + ": they are not parts of one data set.");
    m_ends.push_back(count() + static_cast<int>(shard->entries().size()));
    m_shards.push_back(std::move(shard));
}

const fs::path& Pack::file() const
{
    return m_shards.front()->file();
}

int Pack::count() const
{
    return m_ends.empty() ? 0 : m_ends.back();
}

const ClassTable& Pack::classes() const
{
    return m_shards.front()->classes();
}

std::vector<LeftOut> Pack::leftOut() const
{
    std::vector<LeftOut> all;
    for (const auto& shard : m_shards)
        all.insert(all.end(), shard->leftOut().begin(), shard->leftOut().end());
    return all;
}

bool Pack::hasInstances() const
{
    return std::all_of(m_shards.begin(), m_shards.end(), [](const auto& shard) {
        return std::all_of(shard->entries().begin(), shard->entries().end(),
            [](const PackEntry& entry) { return entry.hasInstances; });
    });
}

PackRecord Pack::record(int index) const
{
    const auto shard = std::upper_bound(m_ends.begin(), m_ends.end(), index) - m_ends.begin();
    const int first = shard == 0 ? 0 : m_ends[static_cast<std::size_t>(shard) - 1];
    return m_shards[static_cast<std::size_t>(shard)]->record(
        static_cast<std::size_t>(index - first));
}

void Pack::verify() const
{
    for (const auto& shard : m_shards)
        shard->verify();
}

std::uint64_t Pack::contentHash() const
{
    std::uint64_t hash = m_shards.front()->indexHash();
    for (std::size_t i = 1; i < m_shards.size(); ++i) {
        const std::uint64_t next = m_shards[i]->indexHash();
        hash = fnv1a(std::as_bytes(std::span(&next, 1)), hash);
    }
    return hash;
}

std::vector<fs::path> packsAt(const fs::path& path)
{
    std::error_code error;
    if (!fs::is_directory(path, error))
        return { path };
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path, error))
        if (entry.path().extension() == kExtension)
            files.push_back(entry.path());
    if (error)
        throw Error(ErrorKind::FileUnreadable,
            path.string() + " cannot be read (" + error.message() + ").");
    if (files.empty())
        throw Error(ErrorKind::FileNotFound, path.string() + " holds no pack (*.pack).");
    std::sort(files.begin(), files.end());
    return files;
}

PackSplits packSplitsAt(const fs::path& path)
{
    if (!fs::is_directory(path))
        return { path, {} };
    const fs::path train = splitIn(path, "train");
    return train.empty() ? PackSplits { path, {} } : PackSplits { train, splitIn(path, "val") };
}

} // namespace pleinair
