#include "model/io/torch_checkpoint_writer.h"

#include "model/base/error.h"
#include "model/io/checksums.h"
#include "model/io/safe_file.h"

#include <limits>
#include <string>
#include <vector>

namespace pleinair {

namespace {

constexpr const char* kRoot = "archive/";
/// Data begins at multiples of this, so that PyTorch can map it.
constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kLocalHeaderBytes = 30;
constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();

void append(std::string& text, std::uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        text.push_back(static_cast<char>(number >> static_cast<unsigned>(8 * i) & 0xFFU));
}

const char* storageClass(DType dtype)
{
    switch (dtype) {
    case DType::F64:
        return "DoubleStorage";
    case DType::F32:
        return "FloatStorage";
    case DType::F16:
        return "HalfStorage";
    case DType::BF16:
        return "BFloat16Storage";
    case DType::I64:
        return "LongStorage";
    case DType::I32:
        return "IntStorage";
    case DType::I16:
        return "ShortStorage";
    case DType::I8:
        return "CharStorage";
    case DType::U8:
        return "ByteStorage";
    case DType::Bool:
        return "BoolStorage";
    }
    return "";
}

/// Pickle protocol 2, as much of it as a state dict needs.
class StateDictPickle {
public:
    StateDictPickle() { m_bytes = "\x80\x02"; }

    std::string of(const TensorMap& tensors)
    {
        orderedDict();
        m_bytes += '(';
        std::size_t storage = 0;
        for (const auto& [name, tensor] : tensors) {
            text(name);
            rebuilt(tensor, storage++);
        }
        m_bytes += "u."; // SETITEMS, STOP
        return std::move(m_bytes);
    }

private:
    void global(const std::string& module, const std::string& name)
    {
        m_bytes += 'c' + module + '\n' + name + '\n';
    }

    void orderedDict()
    {
        global("collections", "OrderedDict");
        m_bytes += ")R"; // EMPTY_TUPLE, REDUCE
    }

    void text(const std::string& value)
    {
        m_bytes += 'X';
        append(m_bytes, value.size(), 4);
        m_bytes += value;
    }

    void integer(std::int64_t value)
    {
        if (value >= 0 && value <= std::numeric_limits<std::int32_t>::max()) {
            m_bytes += 'J';
            append(m_bytes, static_cast<std::uint64_t>(value), 4);
            return;
        }
        m_bytes += "\x8a\x08"; // LONG1 of eight bytes
        append(m_bytes, static_cast<std::uint64_t>(value), 8);
    }

    void tuple(const std::vector<std::int64_t>& numbers)
    {
        m_bytes += '(';
        for (const std::int64_t number : numbers)
            integer(number);
        m_bytes += 't';
    }

    void rebuilt(const StoredTensor& tensor, std::size_t storage)
    {
        std::vector<std::int64_t> strides(tensor.shape.size());
        std::int64_t stride = 1;
        for (std::size_t i = strides.size(); i-- > 0; stride *= tensor.shape[i])
            strides[i] = stride;
        global("torch._utils", "_rebuild_tensor_v2");
        m_bytes += "(("; // the arguments, and in them the storage's persistent id
        text("storage");
        global("torch", storageClass(tensor.dtype));
        text(std::to_string(storage));
        text("cpu");
        integer(tensor.elementCount());
        m_bytes += "tQ"; // TUPLE, BINPERSID
        integer(0);
        tuple(tensor.shape);
        tuple(strides);
        m_bytes += '\x89'; // NEWFALSE: no gradient
        orderedDict();
        m_bytes += "tR";
    }

    std::string m_bytes;
};

/// Stored members one after the other, the directory at the end.
class StoredZip {
public:
    explicit StoredZip(const std::filesystem::path& file)
        : m_file(file)
    {
    }

    void add(const std::string& name, std::span<const std::byte> content)
    {
        const std::uint64_t offset = m_file.position();
        const std::uint64_t unaligned = offset + kLocalHeaderBytes + name.size() + 4;
        const std::uint64_t padding = (kAlignment - unaligned % kAlignment) % kAlignment;
        if (content.size() > kMost || unaligned + padding + content.size() > kMost)
            throw Error(ErrorKind::InvalidArgument,
                "These networks have more than 4 GiB of weights; convert them to safetensors.");
        const std::uint32_t crc = crc32(content);
        std::string extra;
        append(extra, 0x4246, 2); // "FB", the padding field of PyTorch's own writer
        append(extra, padding, 2);
        extra.append(padding, 'Z');
        std::string local;
        append(local, 0x04034b50, 4);
        local += common(name, content.size(), crc, extra.size());
        m_file.write(local + name + extra);
        m_file.write(content);

        append(m_directory, 0x02014b50, 4);
        append(m_directory, 20, 2);
        m_directory += common(name, content.size(), crc, 0);
        append(m_directory, 0, 2); // comment
        append(m_directory, 0, 2); // disk
        append(m_directory, 0, 2); // attributes
        append(m_directory, 0, 4);
        append(m_directory, offset, 4);
        m_directory += name;
        ++m_count;
    }

    void commit()
    {
        const std::uint64_t offset = m_file.position();
        std::string end;
        append(end, 0x06054b50, 4);
        append(end, 0, 4); // disks
        append(end, m_count, 2);
        append(end, m_count, 2);
        append(end, m_directory.size(), 4);
        append(end, offset, 4);
        append(end, 0, 2);
        m_file.write(m_directory + end);
        m_file.commit();
    }

private:
    /// What a local header and a directory entry have in common.
    static std::string common(
        const std::string& name, std::size_t size, std::uint32_t crc, std::size_t extra)
    {
        std::string bytes;
        append(bytes, 20, 2); // version that is needed
        append(bytes, 0, 2); // flags
        append(bytes, 0, 2); // stored
        append(bytes, 0, 2); // time
        append(bytes, 0x21, 2); // 1980-01-01, so that the same weights give the same bytes
        append(bytes, crc, 4);
        append(bytes, size, 4);
        append(bytes, size, 4);
        append(bytes, name.size(), 2);
        append(bytes, extra, 2);
        return bytes;
    }

    SafeFile m_file;
    std::string m_directory;
    std::uint64_t m_count = 0;
};

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text));
}

} // namespace

void writeTorchCheckpoint(const std::filesystem::path& file, const TensorMap& tensors)
{
    StoredZip zip(file);
    const std::string root = kRoot;
    zip.add(root + "data.pkl", bytesOf(StateDictPickle().of(tensors)));
    zip.add(root + "byteorder", bytesOf("little"));
    std::size_t storage = 0;
    for (const auto& [name, tensor] : tensors)
        zip.add(root + "data/" + std::to_string(storage++), tensor.bytes);
    zip.add(root + "version", bytesOf("3\n"));
    zip.commit();
}

} // namespace pleinair
