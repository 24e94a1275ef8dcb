#include "training/pack_shard.h"

#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace pleinair {

namespace {

/// Reads the index front to back; every length is checked against what is left.
class IndexReader {
public:
    IndexReader(std::span<const std::byte> bytes, const std::string& file)
        : m_rest(bytes)
        , m_file(file)
    {
    }

    std::uint64_t number(std::size_t bytes)
    {
        const auto part = take(bytes);
        std::uint64_t value = 0;
        for (std::size_t i = bytes; i-- > 0;)
            value = value << 8 | std::to_integer<std::uint64_t>(part[i]);
        return value;
    }

    std::string_view text()
    {
        const auto part = take(number(4));
        return { reinterpret_cast<const char*>(part.data()), part.size() };
    }

    /// A count of things that take at least `leastBytes` each, so that none can be made up.
    std::uint64_t count(std::uint64_t leastBytes)
    {
        const std::uint64_t value = number(8);
        if (value > m_rest.size() / leastBytes)
            refuse();
        return value;
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    [[noreturn]] void refuse() const
    {
        throw Error(ErrorKind::BadFile, m_file + ": the index of the pack is damaged.");
    }

private:
    std::span<const std::byte> take(std::uint64_t bytes)
    {
        if (bytes > m_rest.size())
            refuse();
        const auto part = m_rest.first(bytes);
        m_rest = m_rest.subspan(bytes);
        return part;
    }

    std::span<const std::byte> m_rest;
    const std::string& m_file;
};

PackEntry readEntry(IndexReader& reader, std::uint64_t version)
{
    PackEntry entry;
    entry.offset = reader.number(8);
    const std::uint64_t width = reader.number(4);
    const std::uint64_t height = reader.number(4);
    entry.hash = reader.number(8);
    const std::uint64_t flags = version >= 2 ? reader.number(4) : 0;
    entry.name = reader.text();
    constexpr std::uint64_t kMaxSide = LabelMap::kMaxSide;
    if (width < 1 || width > kMaxSide || height < 1 || height > kMaxSide
        || (flags & ~std::uint64_t { kPackHasInstances }) != 0)
        reader.refuse();
    entry.size = { static_cast<int>(width), static_cast<int>(height) };
    entry.hasInstances = (flags & kPackHasInstances) != 0;
    return entry;
}

} // namespace

PackShard::PackShard(const std::filesystem::path& path)
    : m_file(path)
{
    checkEnvelope();
    map();
    try {
        readIndex();
    } catch (...) {
        unmap();
        throw;
    }
}

PackShard::~PackShard()
{
    unmap();
}

void PackShard::refuse(const std::string& reason) const
{
    throw Error(ErrorKind::BadFile, m_file.string() + ": " + reason);
}

std::span<const std::byte> PackShard::part(std::uint64_t offset, std::uint64_t count) const
{
    return std::span(m_data, m_bytes).subspan(offset, count);
}

void PackShard::checkEnvelope()
{
    const ByteSource source(m_file);
    m_bytes = source.size();
    if (m_bytes < kPackHeaderBytes)
        refuse("it is not a pack: it has only " + std::to_string(m_bytes) + " bytes.");
    std::string magic(kPackMagic.size(), '\0');
    source.read(0, std::as_writable_bytes(std::span(magic)));
    if (magic != kPackMagic)
        refuse("it is not a pack.");
    m_version = source.readNumber(8, 8);
    if (m_version > kPackVersion)
        throw Error(ErrorKind::UnsupportedVersion,
            m_file.string() + ": it was written by a newer program (pack version "
                + std::to_string(m_version) + "; this program reads versions 1 and 2).");
    if (m_version < 1)
        refuse("it is not a pack of version 1 or 2.");
    if (m_bytes < kPackHeaderBytes + kPackFooterBytes)
        refuse("the pack is cut off.");
    const std::uint64_t footer = m_bytes - kPackFooterBytes;
    m_indexOffset = source.readNumber(footer, 8);
    m_indexBytes = source.readNumber(footer + 8, 8);
    m_indexHash = source.readNumber(footer + 16, 8);
    source.read(footer + 24, std::as_writable_bytes(std::span(magic)));
    if (magic != kPackMagic)
        refuse("the pack is cut off: its last bytes are missing.");
    if (m_indexOffset < kPackHeaderBytes || m_indexOffset > footer
        || m_indexBytes != footer - m_indexOffset)
        refuse("the index of the pack is not where the end of the file says.");
}

void PackShard::map()
{
    const int descriptor = ::open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    void* memory = descriptor < 0
        ? MAP_FAILED
        : ::mmap(nullptr, m_bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    if (descriptor >= 0)
        ::close(descriptor);
    if (memory == MAP_FAILED)
        throw Error(
            ErrorKind::FileUnreadable, m_file.string() + " cannot be mapped into memory.");
    m_data = static_cast<const std::byte*>(memory);
}

void PackShard::unmap()
{
    if (m_data != nullptr)
        ::munmap(const_cast<std::byte*>(m_data), m_bytes);
    m_data = nullptr;
}

void PackShard::readIndex()
{
    const auto index = part(m_indexOffset, m_indexBytes);
    const std::string name = m_file.string();
    IndexReader reader(index, name);
    if (fnv1a(index) != m_indexHash)
        reader.refuse();
    const std::uint64_t count = reader.count(m_version >= 2 ? 32 : 28);
    if (count > static_cast<std::uint64_t>(std::numeric_limits<int>::max()))
        reader.refuse();
    m_entries.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        PackEntry entry = readEntry(reader, m_version);
        if (entry.offset < kPackHeaderBytes || entry.offset > m_indexOffset
            || entry.offset % alignof(std::uint16_t) != 0
            || entry.bytes() > m_indexOffset - entry.offset)
            refuse("record \"" + printable(entry.name) + "\" of the pack lies outside the file.");
        m_entries.push_back(std::move(entry));
    }
    m_classes = parseClassTable(reader.text(), name + ": class table");
    const std::uint64_t leftOutCount = reader.count(8);
    for (std::uint64_t i = 0; i < leftOutCount; ++i) {
        const auto pair = reader.text();
        const auto reason = reader.text();
        m_leftOut.push_back({ std::string(pair), std::string(reason) });
    }
    if (!reader.atEnd())
        reader.refuse();
}

PackRecord PackShard::record(std::size_t index) const
{
    const auto& entry = m_entries[index];
    const auto pixels = static_cast<std::size_t>(entry.size.area());
    const std::byte* at = part(entry.offset, entry.bytes()).data();
    PackRecord record { entry.name, entry.size,
        { reinterpret_cast<const std::uint8_t*>(at), 3 * pixels },
        { reinterpret_cast<const ClassId*>(at) + 3 * pixels, pixels }, {} };
    if (entry.hasInstances)
        record.instances = { reinterpret_cast<const std::uint16_t*>(at + 4 * pixels), pixels };
    return record;
}

std::string PackShard::damageOf(std::size_t index) const
{
    const auto& entry = m_entries[index];
    if (fnv1a(part(entry.offset, entry.bytes())) != entry.hash)
        return "is damaged.";
    const auto classCount = static_cast<unsigned>(m_classes.count());
    const auto labels = record(index).labels;
    if (std::any_of(labels.begin(), labels.end(),
            [&](ClassId id) { return id >= classCount && id != kUnknownClass; }))
        return "holds a label that the class table does not know.";
    return {};
}

void PackShard::verify() const
{
    std::atomic<std::size_t> next { 0 };
    std::atomic<std::size_t> firstBad { m_entries.size() };
    const auto work = [&] {
        for (std::size_t i = next++; i < firstBad; i = next++) {
            if (damageOf(i).empty())
                continue;
            for (std::size_t known = firstBad; i < known;)
                if (firstBad.compare_exchange_weak(known, i))
                    break;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < usableCores(); ++i)
            threads.emplace_back(work);
        work();
    }
    if (firstBad < m_entries.size())
        refuse("record \"" + printable(m_entries[firstBad].name) + "\" of the pack "
            + damageOf(firstBad));
}

} // namespace pleinair
