#include "training/pack.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace pleinair {

namespace {

constexpr std::string_view kMagic = "PLNRPACK";
constexpr std::uint64_t kVersion = 1;
constexpr std::uint64_t kHeaderBytes = 64;
constexpr std::uint64_t kFooterBytes = 32;
constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kBytesPerPixel = 4;

/// FNV-1a, 64 bits (Fowler, Noll, Vo): finds damage, does not withstand intent.
std::uint64_t fnv1a(std::span<const std::uint8_t> bytes, std::uint64_t hash = 0xCBF29CE484222325ULL)
{
    for (const std::uint8_t byte : bytes)
        hash = (hash ^ byte) * 0x100000001B3ULL;
    return hash;
}

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return { reinterpret_cast<const std::uint8_t*>(text.data()), text.size() };
}

void appendNumber(std::string& to, std::uint64_t number, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i)
        to.push_back(static_cast<char>(number >> (8 * i) & 255));
}

void appendText(std::string& to, std::string_view text)
{
    appendNumber(to, text.size(), 4);
    to.append(text);
}

/// Reads the index front to back; every length is checked against what is left.
class IndexReader {
public:
    IndexReader(std::span<const std::uint8_t> bytes, const std::string& file)
        : m_rest(bytes)
        , m_file(file)
    {
    }

    std::uint64_t number(std::size_t bytes)
    {
        const auto part = take(bytes);
        std::uint64_t value = 0;
        for (std::size_t i = bytes; i-- > 0;)
            value = value << 8 | part[i];
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
    std::span<const std::uint8_t> take(std::uint64_t bytes)
    {
        if (bytes > m_rest.size())
            refuse();
        const auto part = m_rest.first(bytes);
        m_rest = m_rest.subspan(bytes);
        return part;
    }

    std::span<const std::uint8_t> m_rest;
    const std::string& m_file;
};

struct IndexEntry {
    std::string_view name;
    Size size;
    std::uint64_t offset = 0;
    std::uint64_t hash = 0;

    [[nodiscard]] std::uint64_t bytes() const
    {
        return static_cast<std::uint64_t>(size.area()) * kBytesPerPixel;
    }
};

} // namespace

struct Pack::Mapping {
    explicit Mapping(const std::filesystem::path& path)
        : file(path)
    {
        const ByteSource source(path);
        checkEnvelope(source);
        map(path, source.size());
        try {
            readIndex();
        } catch (...) {
            unmap();
            throw;
        }
    }

    ~Mapping() { unmap(); }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    [[nodiscard]] std::span<const std::uint8_t> part(std::uint64_t offset, std::uint64_t count) const
    {
        return std::span(data, bytes).subspan(offset, count);
    }

    std::filesystem::path file;
    const std::uint8_t* data = nullptr;
    std::uint64_t bytes = 0;
    std::uint64_t indexOffset = 0;
    std::uint64_t indexBytes = 0;
    std::uint64_t indexHash = 0;
    std::vector<IndexEntry> entries;
    ClassTable classes;
    std::vector<LeftOut> leftOut;

private:
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorKind::BadFile, file.string() + ": " + reason);
    }

    void checkEnvelope(const ByteSource& source)
    {
        if (source.size() < kHeaderBytes)
            refuse("it is not a pack: it has only " + std::to_string(source.size()) + " bytes.");
        std::string magic(kMagic.size(), '\0');
        source.read(0, std::as_writable_bytes(std::span(magic)));
        if (magic != kMagic)
            refuse("it is not a pack.");
        const std::uint64_t version = source.readNumber(8, 8);
        if (version > kVersion)
            throw Error(ErrorKind::UnsupportedVersion,
                file.string() + ": it was written by a newer program (pack version "
                    + std::to_string(version) + "; this program reads version 1).");
        if (version != kVersion)
            refuse("it is not a pack of version 1.");
        if (source.size() < kHeaderBytes + kFooterBytes)
            refuse("the pack is cut off.");
        const std::uint64_t footer = source.size() - kFooterBytes;
        indexOffset = source.readNumber(footer, 8);
        indexBytes = source.readNumber(footer + 8, 8);
        indexHash = source.readNumber(footer + 16, 8);
        source.read(footer + 24, std::as_writable_bytes(std::span(magic)));
        if (magic != kMagic)
            refuse("the pack is cut off: its last bytes are missing.");
        if (indexOffset < kHeaderBytes || indexOffset > footer || indexBytes != footer - indexOffset)
            refuse("the index of the pack is not where the end of the file says.");
    }

    void map(const std::filesystem::path& path, std::uint64_t size)
    {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        void* memory = descriptor < 0
            ? MAP_FAILED
            : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
        if (descriptor >= 0)
            ::close(descriptor);
        if (memory == MAP_FAILED)
            throw Error(ErrorKind::FileUnreadable, path.string() + " cannot be mapped into memory.");
        data = static_cast<const std::uint8_t*>(memory);
        bytes = size;
    }

    void unmap()
    {
        if (data != nullptr)
            ::munmap(const_cast<std::uint8_t*>(data), bytes);
        data = nullptr;
    }

    void readIndex()
    {
        const auto index = part(indexOffset, indexBytes);
        const std::string name = file.string();
        IndexReader reader(index, name);
        if (fnv1a(index) != indexHash)
            reader.refuse();
        const std::uint64_t count = reader.count(28);
        if (count > static_cast<std::uint64_t>(std::numeric_limits<int>::max()))
            reader.refuse();
        entries.reserve(count);
        for (std::uint64_t i = 0; i < count; ++i)
            entries.push_back(readEntry(reader));
        classes = parseClassTable(reader.text(), name + ": class table");
        const std::uint64_t leftOutCount = reader.count(8);
        for (std::uint64_t i = 0; i < leftOutCount; ++i) {
            const auto pair = reader.text();
            const auto reason = reader.text();
            leftOut.push_back({ std::string(pair), std::string(reason) });
        }
        if (!reader.atEnd())
            reader.refuse();
    }

    IndexEntry readEntry(IndexReader& reader) const
    {
        IndexEntry entry;
        entry.offset = reader.number(8);
        const std::uint64_t width = reader.number(4);
        const std::uint64_t height = reader.number(4);
        entry.hash = reader.number(8);
        entry.name = reader.text();
        constexpr std::uint64_t kMaxSide = LabelMap::kMaxSide;
        if (width < 1 || width > kMaxSide || height < 1 || height > kMaxSide)
            reader.refuse();
        entry.size = { static_cast<int>(width), static_cast<int>(height) };
        if (entry.offset < kHeaderBytes || entry.offset > indexOffset
            || entry.bytes() > indexOffset - entry.offset)
            refuse("record \"" + printable(entry.name) + "\" of the pack lies outside the file.");
        return entry;
    }
};

Pack::Pack(const std::filesystem::path& file)
    : m_mapping(std::make_unique<Mapping>(file))
{
}

Pack::~Pack() = default;
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;

const std::filesystem::path& Pack::file() const
{
    return m_mapping->file;
}

int Pack::count() const
{
    return static_cast<int>(m_mapping->entries.size());
}

const ClassTable& Pack::classes() const
{
    return m_mapping->classes;
}

const std::vector<LeftOut>& Pack::leftOut() const
{
    return m_mapping->leftOut;
}

PackRecord Pack::record(int index) const
{
    const auto& entry = m_mapping->entries[static_cast<std::size_t>(index)];
    const auto planes = m_mapping->part(entry.offset, entry.bytes());
    const auto pixels = static_cast<std::size_t>(entry.size.area());
    return { entry.name, entry.size, planes.first(3 * pixels), planes.subspan(3 * pixels) };
}

void Pack::verify() const
{
    const auto classCount = static_cast<unsigned>(m_mapping->classes.count());
    for (const auto& entry : m_mapping->entries) {
        const auto planes = m_mapping->part(entry.offset, entry.bytes());
        const auto labels = planes.subspan(static_cast<std::size_t>(entry.size.area()) * 3);
        const std::string record
            = file().string() + ": record \"" + printable(entry.name) + "\" of the pack ";
        if (fnv1a(planes) != entry.hash)
            throw Error(ErrorKind::BadFile, record + "is damaged.");
        if (std::any_of(labels.begin(), labels.end(),
                [&](ClassId id) { return id >= classCount && id != kUnknownClass; }))
            throw Error(ErrorKind::BadFile, record + "holds a label that the class table does not know.");
    }
}

std::uint64_t Pack::contentHash() const
{
    return m_mapping->indexHash;
}

struct PackWriter::State {
    SafeFile file;
    ClassTable classes;
    std::string entries;
    std::uint64_t count = 0;
    std::vector<LeftOut> leftOut;

    State(const std::filesystem::path& path, ClassTable table)
        : file(path)
        , classes(std::move(table))
    {
    }

    void align()
    {
        const std::string padding((kAlignment - file.position() % kAlignment) % kAlignment, '\0');
        file.write(padding);
    }
};

PackWriter::PackWriter(std::filesystem::path file, ClassTable classes)
    : m_state(std::make_unique<State>(file, std::move(classes)))
{
    std::string header(kMagic);
    appendNumber(header, kVersion, 8);
    header.resize(kHeaderBytes, '\0');
    m_state->file.write(header);
}

PackWriter::~PackWriter() = default;

void PackWriter::add(const std::string& name, Size size, std::span<const std::uint8_t> rgb,
    std::span<const ClassId> labels)
{
    const auto pixels = size.isEmpty() ? 0 : static_cast<std::size_t>(size.area());
    if (size.isEmpty() || size.width > LabelMap::kMaxSide || size.height > LabelMap::kMaxSide
        || rgb.size() != 3 * pixels || labels.size() != pixels)
        throw Error(ErrorKind::InvalidArgument,
            "The record \"" + name + "\" has planes that do not agree with its size.");
    const auto classCount = static_cast<unsigned>(m_state->classes.count());
    for (const ClassId id : labels)
        if (id >= classCount && id != kUnknownClass)
            throw Error(ErrorKind::InvalidArgument,
                "The record \"" + name + "\" holds the label " + std::to_string(id)
                    + ", which the class table does not know.");
    m_state->align();
    const std::uint64_t offset = m_state->file.position();
    m_state->file.write(std::as_bytes(rgb));
    m_state->file.write(std::as_bytes(labels));
    appendNumber(m_state->entries, offset, 8);
    appendNumber(m_state->entries, static_cast<std::uint64_t>(size.width), 4);
    appendNumber(m_state->entries, static_cast<std::uint64_t>(size.height), 4);
    appendNumber(m_state->entries, fnv1a(labels, fnv1a(rgb)), 8);
    appendText(m_state->entries, name);
    ++m_state->count;
}

void PackWriter::leaveOut(LeftOut pair)
{
    m_state->leftOut.push_back(std::move(pair));
}

void PackWriter::finish()
{
    m_state->align();
    const std::uint64_t offset = m_state->file.position();
    std::string index;
    appendNumber(index, m_state->count, 8);
    index += m_state->entries;
    appendText(index, classTableText(m_state->classes));
    appendNumber(index, m_state->leftOut.size(), 8);
    for (const auto& pair : m_state->leftOut) {
        appendText(index, pair.name);
        appendText(index, pair.reason);
    }
    std::string footer;
    appendNumber(footer, offset, 8);
    appendNumber(footer, index.size(), 8);
    appendNumber(footer, fnv1a(bytesOf(index)), 8);
    footer += kMagic;
    m_state->file.write(index);
    m_state->file.write(footer);
    m_state->file.commit();
}

} // namespace pleinair
