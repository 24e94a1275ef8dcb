#include "model/io/zip_directory.h"

#include "model/io/checksums.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr std::uint32_t kLocalMark = 0x04034b50;
constexpr std::uint32_t kCentralMark = 0x02014b50;
constexpr std::uint32_t kEndMark = 0x06054b50;
constexpr std::uint32_t kEnd64Mark = 0x06064b50;
constexpr std::uint32_t kLocator64Mark = 0x07064b50;
constexpr std::uint64_t kEndBytes = 22;
constexpr std::uint64_t kLocatorBytes = 20;
constexpr std::uint64_t kEnd64Bytes = 56;
constexpr std::uint64_t kCentralBytes = 46;
constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kMaxMembers = 65'536;
constexpr std::uint64_t kMaxDirectoryBytes = 64U << 20;
constexpr std::uint64_t kMaxComment = 65'535;
constexpr std::uint64_t kStored = 0;
constexpr std::uint64_t kDeflated = 8;
constexpr std::uint32_t kSeeExtra = 0xFFFFFFFF;

std::uint64_t numberAt(std::span<const std::byte> bytes, std::uint64_t offset, unsigned count)
{
    std::uint64_t value = 0;
    for (unsigned i = count; i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[offset + i]);
    return value;
}

/// Whether a member's name stays inside the folder that the archive stands for.
bool isInside(const std::string& name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string::npos
        || name.find('\0') != std::string::npos || name.find(':') != std::string::npos)
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string part = name.substr(begin, end - begin);
        if (part == ".." || part == ".")
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace

ZipDirectory::ZipDirectory(const ByteSource& source, ZipPacking packing)
    : m_source(source)
    , m_packing(packing)
{
    const Place place = findDirectory();
    readMembers(place);
    checkOverlap(place);
}

bool ZipDirectory::looksLikeZip(const ByteSource& source)
{
    return source.size() >= 4 && source.readNumber(0, 4) == kLocalMark;
}

ZipDirectory::Place ZipDirectory::findDirectory() const
{
    const std::uint64_t tailBytes = std::min(m_source.size(), kEndBytes + kMaxComment);
    const std::uint64_t tailAt = m_source.size() - tailBytes;
    const auto tail = m_source.read(tailAt, tailBytes);
    std::uint64_t end = tailBytes < kEndBytes ? 0 : tailBytes - kEndBytes + 1;
    bool found = false;
    while (end-- > 0 && !found)
        found = numberAt(tail, end, 4) == kEndMark && numberAt(tail, end + 20, 2) == tailBytes - end - kEndBytes;
    ++end;
    if (!found)
        m_source.refuse("the zip archive is cut off or damaged: it has no directory at its end.");
    if (numberAt(tail, end + 4, 2) != 0 || numberAt(tail, end + 6, 2) != 0)
        m_source.refuse("the zip archive is one of several parts.");
    Place place { numberAt(tail, end + 16, 4), numberAt(tail, end + 12, 4), numberAt(tail, end + 10, 2) };
    std::uint64_t limit = tailAt + end;
    const bool hasLocator = limit >= kLocatorBytes && m_source.readNumber(limit - kLocatorBytes, 4) == kLocator64Mark;
    if (hasLocator) {
        const std::uint64_t at = m_source.readNumber(limit - kLocatorBytes + 8, 8);
        if (!m_source.holds(at, kEnd64Bytes) || at + kEnd64Bytes > limit
            || m_source.readNumber(at, 4) != kEnd64Mark)
            m_source.refuse("the zip archive is damaged: its 64-bit directory is not where it should be.");
        place = { m_source.readNumber(at + 48, 8), m_source.readNumber(at + 40, 8),
            m_source.readNumber(at + 32, 8) };
        limit = at;
    }
    if (place.count > kMaxMembers || place.size > kMaxDirectoryBytes)
        m_source.refuse("the zip archive has " + std::to_string(place.count) + " members in a directory of "
            + std::to_string(place.size) + " bytes; 65536 members and 64 MiB are allowed.");
    if (place.offset > limit || place.size > limit - place.offset || place.count * kCentralBytes > place.size)
        m_source.refuse("the zip archive is damaged: its directory lies outside the file.");
    return place;
}

void ZipDirectory::readMembers(const Place& place)
{
    const auto bytes = m_source.read(place.offset, place.size);
    std::uint64_t at = 0;
    for (std::uint64_t i = 0; i < place.count; ++i) {
        const auto damaged = [&] { m_source.refuse("the zip archive is damaged: its directory ends too early."); };
        if (bytes.size() - at < kCentralBytes || numberAt(bytes, at, 4) != kCentralMark)
            damaged();
        const std::uint64_t nameBytes = numberAt(bytes, at + 28, 2);
        const std::uint64_t extraBytes = numberAt(bytes, at + 30, 2);
        const std::uint64_t commentBytes = numberAt(bytes, at + 32, 2);
        if (bytes.size() - at - kCentralBytes < nameBytes + extraBytes + commentBytes)
            damaged();
        ZipMember member;
        member.name.assign(reinterpret_cast<const char*>(bytes.data()) + at + kCentralBytes, nameBytes);
        member.crc = static_cast<std::uint32_t>(numberAt(bytes, at + 16, 4));
        const auto refuse = [&](const std::string& reason) {
            m_source.refuse("the zip archive's member \"" + printable(member.name) + "\" " + reason);
        };
        if (!isInside(member.name))
            refuse("has a name that leaves the archive's folder.");
        if ((numberAt(bytes, at + 8, 2) & 1U) != 0)
            refuse("is encrypted.");
        const std::uint64_t method = numberAt(bytes, at + 10, 2);
        member.isDeflated = method == kDeflated;
        if (method != kStored && m_packing == ZipPacking::StoredOnly)
            refuse("is compressed; checkpoints hold stored members only.");
        if (method != kStored && method != kDeflated)
            refuse("is packed in a way that is not read here.");
        std::uint64_t packed = numberAt(bytes, at + 20, 4);
        member.size = numberAt(bytes, at + 24, 4);
        std::uint64_t header = numberAt(bytes, at + 42, 4);

        // The 64-bit extra field holds those of the three numbers that do not fit, in this order.
        std::uint64_t extra = at + kCentralBytes + nameBytes;
        const std::uint64_t extraEnd = extra + extraBytes;
        while (extraEnd - extra >= 4) {
            const std::uint64_t id = numberAt(bytes, extra, 2);
            const std::uint64_t length = numberAt(bytes, extra + 2, 2);
            extra += 4;
            if (length > extraEnd - extra)
                refuse("has a damaged extra field.");
            if (id == 1) {
                std::uint64_t field = extra;
                for (std::uint64_t* wide : { &member.size, &packed, &header }) {
                    if (*wide != kSeeExtra)
                        continue;
                    if (extra + length - field < 8)
                        refuse("has a damaged extra field.");
                    *wide = numberAt(bytes, field, 8);
                    field += 8;
                }
            }
            extra += length;
        }
        if (!member.isDeflated && packed != member.size)
            refuse("is stored, but has two different sizes.");
        member.packedSize = packed;
        if (header > place.offset || place.offset - header < kLocalBytes
            || m_source.readNumber(header, 4) != kLocalMark)
            refuse("does not begin where the directory says.");
        member.offset = header + kLocalBytes + m_source.readNumber(header + 26, 2)
            + m_source.readNumber(header + 28, 2);
        if (member.offset > place.offset || packed > place.offset - member.offset)
            refuse("reaches beyond the end of the data.");
        m_members.push_back(std::move(member));
        at += kCentralBytes + nameBytes + extraBytes + commentBytes;
    }
    std::sort(m_members.begin(), m_members.end(),
        [](const ZipMember& a, const ZipMember& b) { return a.name < b.name; });
    const auto twice = std::adjacent_find(m_members.begin(), m_members.end(),
        [](const ZipMember& a, const ZipMember& b) { return a.name == b.name; });
    if (twice != m_members.end())
        m_source.refuse("the zip archive's member \"" + printable(twice->name) + "\" stands twice.");
}

void ZipDirectory::checkOverlap(const Place& place) const
{
    std::vector<const ZipMember*> byPlace;
    for (const auto& member : m_members)
        byPlace.push_back(&member);
    std::sort(byPlace.begin(), byPlace.end(),
        [](const auto* a, const auto* b) { return a->offset < b->offset; });
    for (std::size_t i = 0; i < byPlace.size(); ++i) {
        // The next member's local header lies between, and so do at least its 30 bytes.
        const std::uint64_t end
            = i + 1 < byPlace.size() ? byPlace[i + 1]->offset - kLocalBytes : place.offset;
        if (byPlace[i]->offset + byPlace[i]->packedSize > end)
            m_source.refuse("the zip archive's member \"" + printable(byPlace[i]->name)
                + "\" overlaps with another one.");
    }
}

const ZipMember* ZipDirectory::find(const std::string& name) const
{
    const auto found = std::lower_bound(m_members.begin(), m_members.end(), name,
        [](const ZipMember& member, const std::string& wanted) { return member.name < wanted; });
    return found != m_members.end() && found->name == name ? &*found : nullptr;
}

std::vector<std::byte> ZipDirectory::read(const ZipMember& member) const
{
    auto bytes = m_source.read(member.offset, member.size);
    if (crc32(bytes, 0) != member.crc)
        m_source.refuse("the zip archive's member \"" + printable(member.name)
            + "\" is damaged: its checksum does not match.");
    return bytes;
}

void ZipDirectory::verify(const ZipMember& member) const
{
    std::vector<std::byte> piece(1U << 20);
    std::uint32_t crc = 0;
    for (std::uint64_t at = 0; at < member.size;) {
        const auto part = std::span(piece).first(std::min<std::uint64_t>(piece.size(), member.size - at));
        m_source.read(member.offset + at, part);
        crc = crc32(part, crc);
        at += part.size();
    }
    if (crc != member.crc)
        m_source.refuse("the zip archive's member \"" + printable(member.name)
            + "\" is damaged: its checksum does not match.");
}

} // namespace pleinair
