#include "app/project/zip_reader.h"

#include <zip.h>

#include <cstring>
#include <utility>

namespace pleinair {

ZipReader::ZipReader(std::span<const std::byte> bytes, std::string name)
    : m_source(std::move(name), bytes)
    , m_directory(m_source, ZipPacking::StoredOrDeflated)
{
    if (m_directory.members().size() > kMaxMembers)
        refuse("the archive has " + std::to_string(m_directory.members().size()) + " members; "
            + std::to_string(kMaxMembers) + " are allowed.");
    for (const ZipMember& member : m_directory.members()) {
        if (member.size > kMaxMemberBytes)
            refuseMember(member.name,
                "would be " + std::to_string(member.size >> 20) + " MiB large; 512 MiB are allowed");
        if (member.size > kSmallBytes && member.size / kMaxRatio > member.packedSize)
            refuseMember(member.name, "is packed more than 200 times, as no picture is");
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr)
        m_archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (m_archive == nullptr) {
        const std::string reason = zip_error_strerror(&error);
        zip_source_free(source);
        refuse("the zip archive is damaged: " + reason + ".");
    }
}

ZipReader::~ZipReader()
{
    zip_discard(m_archive);
}

bool ZipReader::holds(const std::string& member) const
{
    return m_directory.find(member) != nullptr;
}

std::vector<std::byte> ZipReader::read(const std::string& member, std::uint64_t limit) const
{
    const ZipMember* entry = m_directory.find(member);
    if (entry == nullptr)
        refuseMember(member, "is missing");
    if (entry->size > limit)
        refuseMember(member,
            "is " + std::to_string(entry->size) + " bytes large; " + std::to_string(limit)
                + " are allowed");
    zip_stat_t about;
    const auto index = zip_name_locate(m_archive, member.c_str(), ZIP_FL_ENC_RAW);
    if (index < 0 || zip_stat_index(m_archive, static_cast<zip_uint64_t>(index), 0, &about) != 0
        || about.size != entry->size)
        refuseMember(member, "is not where the directory says");
    zip_file_t* file = zip_fopen_index(m_archive, static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr)
        refuseMember(member, "cannot be read");
    std::vector<std::byte> content(entry->size);
    const auto got = zip_fread(file, content.data(), content.size());
    // The checksum is compared where the content ends.
    std::byte beyond {};
    const auto more = zip_fread(file, &beyond, 1);
    zip_fclose(file);
    if (got < 0 || static_cast<std::uint64_t>(got) != entry->size || more != 0)
        refuseMember(member, "is damaged");
    return content;
}

std::string ZipReader::readText(const std::string& member, std::uint64_t limit) const
{
    const auto bytes = read(member, limit);
    return { reinterpret_cast<const char*>(bytes.data()), bytes.size() };
}

void ZipReader::refuseMember(const std::string& member, const std::string& reason) const
{
    refuse("the archive's member \"" + printable(member) + "\" " + reason + ".");
}

} // namespace pleinair
