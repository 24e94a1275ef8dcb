#include "training/pack_writer.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"

#include <bit>
#include <optional>
#include <utility>

namespace pleinair {

namespace {

static_assert(std::endian::native == std::endian::little, "Packs are mapped as they are.");

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

void appendEntry(std::string& to, const PackEntry& entry)
{
    appendNumber(to, entry.offset, 8);
    appendNumber(to, static_cast<std::uint64_t>(entry.size.width), 4);
    appendNumber(to, static_cast<std::uint64_t>(entry.size.height), 4);
    appendNumber(to, entry.hash, 8);
    appendNumber(to, entry.hasInstances ? kPackHasInstances : 0, 4);
    appendText(to, entry.name);
}

void requireAgreement(const std::string& name, const PackPlanes& planes, int classCount)
{
    const Size size = planes.size;
    const auto pixels = size.isEmpty() ? 0 : static_cast<std::size_t>(size.area());
    if (size.isEmpty() || size.width > LabelMap::kMaxSide || size.height > LabelMap::kMaxSide
        || planes.rgb.size() != 3 * pixels || planes.labels.size() != pixels
        || (!planes.instances.empty() && planes.instances.size() != pixels))
        throw Error(ErrorKind::InvalidArgument,
            "The record \"" + name + "\" has planes that do not agree with its size.");
    for (const ClassId id : planes.labels)
        if (id >= classCount && id != kUnknownClass)
            throw Error(ErrorKind::InvalidArgument,
                "The record \"" + name + "\" holds the label " + std::to_string(id)
                    + ", which the class table does not know.");
}

std::uint64_t endOf(const std::vector<PackEntry>& entries)
{
    return entries.empty() ? 0 : entries.back().offset + entries.back().bytes();
}

} // namespace

struct PackWriter::State {
    std::optional<SafeFile> file;
    ClassTable classes;
    std::vector<PackEntry> entries;
    std::vector<LeftOut> leftOut;
    bool isResumable = false;

    void align()
    {
        const std::uint64_t end = file->position();
        file->write(std::string((kPackAlignment - end % kPackAlignment) % kPackAlignment, '\0'));
    }

    void writeHead()
    {
        std::string head(kPackMagic);
        appendNumber(head, kPackVersion, 8);
        head.resize(kPackHeaderBytes, '\0');
        file->write(head);
    }

    [[nodiscard]] std::string index() const
    {
        std::string index;
        appendNumber(index, entries.size(), 8);
        for (const auto& entry : entries)
            appendEntry(index, entry);
        appendText(index, classTableText(classes));
        appendNumber(index, leftOut.size(), 8);
        for (const auto& pair : leftOut) {
            appendText(index, pair.name);
            appendText(index, pair.reason);
        }
        return index;
    }
};

PackWriter::PackWriter(std::filesystem::path file, ClassTable classes)
    : m_state(std::make_unique<State>())
{
    m_state->classes = std::move(classes);
    m_state->file.emplace(file);
    m_state->writeHead();
}

PackWriter::PackWriter(
    std::filesystem::path file, ClassTable classes, std::vector<PackEntry> resumed)
    : m_state(std::make_unique<State>())
{
    m_state->classes = std::move(classes);
    m_state->entries = std::move(resumed);
    m_state->isResumable = true;
    m_state->file.emplace(file, SafeFile::Resume { endOf(m_state->entries) });
    if (m_state->entries.empty())
        m_state->writeHead();
}

PackWriter::~PackWriter() = default;

std::size_t PackWriter::intactEntries(
    const std::filesystem::path& file, const std::vector<PackEntry>& entries)
{
    const auto partial = SafeFile::partialFileOf(file);
    if (entries.empty() || !std::filesystem::is_regular_file(partial))
        return 0;
    const ByteSource source(partial);
    std::vector<std::byte> planes;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        if (!source.holds(entry.offset, entry.bytes()))
            return i;
        planes.resize(entry.bytes());
        source.read(entry.offset, planes);
        if (fnv1a(planes) != entry.hash)
            return i;
    }
    return entries.size();
}

const PackEntry& PackWriter::add(const std::string& name, const PackPlanes& planes)
{
    requireAgreement(name, planes, m_state->classes.count());
    m_state->align();
    PackEntry entry;
    entry.name = name;
    entry.size = planes.size;
    entry.offset = m_state->file->position();
    entry.hasInstances = !planes.instances.empty();
    std::uint64_t hash = fnv1a({});
    for (const auto plane : { std::as_bytes(planes.rgb), std::as_bytes(planes.labels),
             std::as_bytes(planes.instances) }) {
        m_state->file->write(plane);
        hash = fnv1a(plane, hash);
    }
    entry.hash = hash;
    if (m_state->isResumable)
        m_state->file->flush();
    m_state->entries.push_back(std::move(entry));
    return m_state->entries.back();
}

void PackWriter::leaveOut(LeftOut pair)
{
    m_state->leftOut.push_back(std::move(pair));
}

std::uint64_t PackWriter::bytes() const
{
    return m_state->file->position();
}

void PackWriter::finish()
{
    m_state->align();
    const std::uint64_t offset = m_state->file->position();
    const std::string index = m_state->index();
    std::string footer;
    appendNumber(footer, offset, 8);
    appendNumber(footer, index.size(), 8);
    appendNumber(footer, fnv1a(std::as_bytes(std::span(index))), 8);
    footer += kPackMagic;
    m_state->file->write(index);
    m_state->file->write(footer);
    m_state->file->commit();
}

} // namespace pleinair
