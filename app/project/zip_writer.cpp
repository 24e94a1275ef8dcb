#include "app/project/zip_writer.h"

#include "model/base/error.h"

#include <zip.h>

#include <utility>

namespace pleinair {

namespace {

[[noreturn]] void fail(const char* reason)
{
    throw Error(
        ErrorKind::OutOfMemory, std::string("The archive cannot be made: ") + reason + ".");
}

/// What libzip writes into; a reference of its own is kept beside the archive's.
class GrowingSource {
public:
    GrowingSource()
    {
        zip_error_t error;
        zip_error_init(&error);
        m_source = zip_source_buffer_create(nullptr, 0, 0, &error);
        if (m_source == nullptr)
            fail(zip_error_strerror(&error));
        zip_source_keep(m_source);
    }
    ~GrowingSource() { zip_source_free(m_source); }
    GrowingSource(const GrowingSource&) = delete;
    GrowingSource& operator=(const GrowingSource&) = delete;

    [[nodiscard]] zip_source_t* get() const { return m_source; }

    [[nodiscard]] std::vector<std::byte> bytes() const
    {
        zip_stat_t about;
        if (zip_source_stat(m_source, &about) != 0 || zip_source_open(m_source) != 0)
            fail("it cannot be read back");
        std::vector<std::byte> all(about.size);
        const auto got = zip_source_read(m_source, all.data(), all.size());
        zip_source_close(m_source);
        if (got < 0 || static_cast<std::size_t>(got) != all.size())
            fail("it cannot be read back");
        return all;
    }

private:
    zip_source_t* m_source = nullptr;
};

} // namespace

void ZipWriter::add(std::string name, std::vector<std::byte> content, Packing packing)
{
    m_members.push_back({ std::move(name), std::move(content), packing });
}

void ZipWriter::add(std::string name, std::string_view content, Packing packing)
{
    const auto bytes = std::as_bytes(std::span(content));
    add(std::move(name), std::vector<std::byte>(bytes.begin(), bytes.end()), packing);
}

std::vector<std::byte> ZipWriter::finish()
{
    const GrowingSource target;
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr)
        fail(zip_error_strerror(&error));
    for (const Member& member : m_members) {
        zip_source_t* content =
            zip_source_buffer(archive, member.content.data(), member.content.size(), 0);
        const zip_int64_t index = content == nullptr
            ? -1
            : zip_file_add(archive, member.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(content);
            zip_discard(archive);
            fail("a member cannot be added");
        }
        const auto method = member.packing == Packing::Stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 0);
    }
    if (zip_close(archive) != 0) {
        const std::string reason = zip_strerror(archive);
        zip_discard(archive);
        fail(reason.c_str());
    }
    m_members.clear();
    return target.bytes();
}

} // namespace pleinair
