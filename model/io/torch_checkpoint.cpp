#include "model/io/torch_checkpoint.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/pickle_reader.h"
#include "model/io/zip_directory.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <set>

namespace pleinair {

namespace {

constexpr std::size_t kMaxKeys = 20'000;
constexpr std::uint64_t kMaxTensorBytes = std::uint64_t { 4 } << 30;
constexpr std::uint64_t kMaxTotalBytes = std::uint64_t { 16 } << 30;
constexpr std::uint64_t kAllowance = 64U << 20;

/// The first two pickles of the stream container: 0x1950a86a20f9469cfc6c and 1001.
constexpr std::array<unsigned char, 21> kStreamMagic { 0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46,
    0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, '.', 0x80, 0x02, 'M', 0xe9, 0x03, '.' };

bool beginsAsStream(const ByteSource& source)
{
    if (source.size() < kStreamMagic.size())
        return false;
    const auto start = source.read(0, kStreamMagic.size());
    return std::memcmp(start.data(), kStreamMagic.data(), kStreamMagic.size()) == 0;
}

/// Number of elements, or nothing if that overflows.
std::optional<std::int64_t> checkedCount(const std::vector<std::int64_t>& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        if (__builtin_mul_overflow(count, side, &count))
            return std::nullopt;
    return count;
}

/// One past the last element of the storage that the tensor touches, or nothing for an overflow.
std::optional<std::int64_t> checkedEnd(const PickledTensor& tensor)
{
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        std::int64_t reach = 0;
        if (tensor.shape[i] == 0)
            return tensor.offset;
        if (__builtin_mul_overflow(tensor.shape[i] - 1, tensor.strides[i], &reach)
            || __builtin_add_overflow(last, reach, &last))
            return std::nullopt;
    }
    std::int64_t end = 0;
    if (__builtin_add_overflow(last, std::int64_t { 1 }, &end))
        return std::nullopt;
    return end;
}

bool isDense(const PickledTensor& tensor)
{
    std::int64_t expected = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        if (tensor.shape[i] != 1 && tensor.strides[i] != expected)
            return false;
        expected *= tensor.shape[i];
    }
    return true;
}

/// Copies a strided tensor row-major. @param storage  its bytes from the tensor's offset on.
std::vector<std::byte> gathered(
    const PickledTensor& tensor, std::span<const std::byte> storage, std::size_t elementBytes)
{
    const auto count = *checkedCount(tensor.shape);
    std::vector<std::byte> dense(static_cast<std::size_t>(count) * elementBytes);
    std::vector<std::int64_t> index(tensor.shape.size());
    std::int64_t at = 0;
    for (std::size_t to = 0; to < dense.size(); to += elementBytes) {
        std::memcpy(dense.data() + to, storage.data() + static_cast<std::size_t>(at) * elementBytes, elementBytes);
        for (std::size_t i = index.size(); i-- > 0;) {
            at += tensor.strides[i];
            if (++index[i] < tensor.shape[i])
                break;
            at -= tensor.strides[i] * tensor.shape[i];
            index[i] = 0;
        }
    }
    return dense;
}

} // namespace

struct TorchCheckpoint::Content {
    explicit Content(const std::filesystem::path& file)
        : owned(std::make_unique<ByteSource>(file))
        , source(*owned)
    {
        open();
    }

    explicit Content(const ByteSource& from)
        : source(from)
    {
        open();
    }

    std::unique_ptr<ByteSource> owned;
    const ByteSource& source;
    std::unique_ptr<ZipDirectory> zip;
    std::vector<std::byte> pickle; ///< The document refers to it.
    PickleDocument document;
    std::vector<std::uint64_t> storageOffsets; ///< In the file, by storage.
    std::vector<const ZipMember*> storageMembers; ///< Of the zip container, by storage.
    mutable std::set<int> verified; ///< Storages whose checksum was compared.
    mutable std::map<int, std::vector<std::byte>> strided; ///< Storages behind strided tensors.
    std::map<std::string, int> tensorIndex;
    TensorListing listing;
    std::map<std::string, std::int64_t> versions;

    StoredTensor load(const std::string& name) const
    {
        const auto& tensor = document.tensors[static_cast<std::size_t>(tensorIndex.at(name))];
        const auto& storage = document.storages[static_cast<std::size_t>(tensor.storage)];
        if (zip && verified.insert(tensor.storage).second)
            zip->verify(*storageMembers[static_cast<std::size_t>(tensor.storage)]);
        StoredTensor loaded { storage.dtype, tensor.shape, {} };
        const std::uint64_t elementBytes = sizeOf(storage.dtype);
        if (loaded.elementCount() == 0)
            return loaded;
        const std::uint64_t offset = static_cast<std::uint64_t>(tensor.offset) * elementBytes;
        if (isDense(tensor))
            loaded.bytes = source.read(storageOffsets[static_cast<std::size_t>(tensor.storage)] + offset,
                static_cast<std::uint64_t>(loaded.elementCount()) * elementBytes);
        else
            loaded.bytes = gathered(tensor, wholeStorage(tensor.storage).subspan(offset), elementBytes);
        return loaded;
    }

private:
    /// Kept once read: thousands of tiny tensors may lie scattered over one large storage.
    std::span<const std::byte> wholeStorage(int index) const
    {
        const auto [entry, isNew] = strided.try_emplace(index);
        if (isNew) {
            const auto& storage = document.storages[static_cast<std::size_t>(index)];
            entry->second = source.read(storageOffsets[static_cast<std::size_t>(index)],
                static_cast<std::uint64_t>(storage.elements) * sizeOf(storage.dtype));
        }
        return entry->second;
    }

    void open()
    {
        if (ZipDirectory::looksLikeZip(source))
            openZip();
        else if (beginsAsStream(source))
            openStream();
        else
            source.refuse("it is not a PyTorch checkpoint: it begins neither as a zip archive nor as "
                          "the older stream of pickles.");
        readStateDict();
        readVersions();
        checkTensors();
    }

    void openZip()
    {
        zip = std::make_unique<ZipDirectory>(source);
        constexpr std::string_view kPickleName = "/data.pkl";
        const ZipMember* main = nullptr;
        for (const auto& member : zip->members()) {
            if (!member.name.ends_with(kPickleName)
                || member.name.find('/') != member.name.size() - kPickleName.size())
                continue;
            if (main != nullptr)
                source.refuse("the zip archive holds two members of the form NAME/data.pkl.");
            main = &member;
        }
        if (main == nullptr)
            source.refuse("it is a zip archive, but not a PyTorch checkpoint: it has no member NAME/data.pkl.");
        if (main->size > kMaxPickleBytes)
            source.refuse("its pickle is " + std::to_string(main->size) + " bytes long; 64 MiB are allowed.");
        const std::string root = main->name.substr(0, main->name.size() - kPickleName.size() + 1);
        if (const auto* order = zip->find(root + "byteorder"); order != nullptr) {
            const auto text = order->size <= 16 ? zip->read(*order) : std::vector<std::byte> {};
            if (std::string_view(reinterpret_cast<const char*>(text.data()), text.size()) != "little")
                source.refuse("its byte order is not little-endian.");
        }
        pickle = zip->read(*main);
        document = readPickle(pickle, source.name());
        if (document.bytesRead != pickle.size())
            source.refuse("bytes follow the end of its pickle.");
        for (const auto& storage : document.storages) {
            const auto* member = zip->find(root + "data/" + storage.key);
            if (member == nullptr)
                source.refuse("the zip archive has no member for storage \"" + printable(storage.key) + "\".");
            const auto elements = static_cast<std::uint64_t>(storage.elements);
            if (member->size / sizeOf(storage.dtype) != elements || member->size % sizeOf(storage.dtype) != 0)
                source.refuse("storage \"" + printable(storage.key) + "\" should hold "
                    + std::to_string(storage.elements) + " elements of " + nameOf(storage.dtype) + ", but has "
                    + std::to_string(member->size) + " bytes.");
            storageOffsets.push_back(member->offset);
            storageMembers.push_back(member);
        }
    }

    void openStream()
    {
        // Three pickles describe the file; together they may be as long as one.
        pickle = source.read(0, std::min<std::uint64_t>(source.size(), kMaxPickleBytes + kStreamMagic.size()));
        std::size_t at = kStreamMagic.size();
        const auto next = [&] {
            auto part = readPickle(std::span(pickle).subspan(at), source.name());
            at += part.bytesRead;
            return part;
        };
        checkSystem(next());
        document = next();
        const PickleDocument keys = next();
        placeStorages(keys, at);
    }

    void checkSystem(const PickleDocument& system) const
    {
        bool isLittleEndian = false;
        if (system.root.kind == PickleKind::Map)
            for (const auto& [key, value] : system.map(system.root))
                if (key.kind == PickleKind::Text && system.text(key) == "little_endian")
                    isLittleEndian = value.kind == PickleKind::Bool && value.payload == 1;
        if (!isLittleEndian)
            source.refuse("its header does not say that it was written little-endian.");
    }

    /// The storages follow one after the other in the order of the key list.
    void placeStorages(const PickleDocument& keys, std::uint64_t at)
    {
        if (keys.root.kind != PickleKind::List)
            source.refuse("the list of its storages is missing.");
        std::map<std::string_view, std::size_t> byKey;
        for (std::size_t i = 0; i < document.storages.size(); ++i)
            byKey.emplace(document.storages[i].key, i);
        constexpr std::uint64_t kNotPlaced = 0;
        storageOffsets.assign(document.storages.size(), kNotPlaced);
        for (const PickleValue key : keys.sequence(keys.root)) {
            if (key.kind != PickleKind::Text)
                source.refuse("the list of its storages holds something else than names.");
            const auto found = byKey.find(keys.text(key));
            const std::string shown = printable(keys.text(key));
            if (found == byKey.end())
                source.refuse("storage \"" + shown + "\" is listed, but no tensor uses it.");
            if (storageOffsets[found->second] != kNotPlaced)
                source.refuse("storage \"" + shown + "\" is listed twice.");
            const auto& storage = document.storages[found->second];
            if (!source.holds(at, 8))
                source.refuse("it is cut off before storage \"" + shown + "\".");
            if (source.readNumber(at, 8) != static_cast<std::uint64_t>(storage.elements))
                source.refuse("storage \"" + shown + "\" has another number of elements than its description.");
            at += 8;
            storageOffsets[found->second] = at;
            std::uint64_t bytes = 0;
            if (__builtin_mul_overflow(static_cast<std::uint64_t>(storage.elements), sizeOf(storage.dtype), &bytes)
                || !source.holds(at, bytes))
                source.refuse("it is cut off in storage \"" + shown + "\".");
            at += bytes;
        }
        for (std::size_t i = 0; i < storageOffsets.size(); ++i)
            if (storageOffsets[i] == kNotPlaced)
                source.refuse("storage \"" + printable(document.storages[i].key) + "\" is not in the list of storages.");
        if (at != source.size())
            source.refuse(std::to_string(source.size() - at) + " bytes follow the last storage.");
    }

    void readStateDict()
    {
        if (document.root.kind != PickleKind::OrderedMap && document.root.kind != PickleKind::Map)
            source.refuse("it holds something else than a state dict (tensors by name).");
        const auto& entries = document.map(document.root);
        if (entries.empty())
            source.refuse("it holds no tensors.");
        if (entries.size() > kMaxKeys)
            source.refuse("it holds " + std::to_string(entries.size()) + " entries; 20000 are allowed.");
        for (const auto& [key, value] : entries) {
            if (key.kind != PickleKind::Text)
                source.refuse("a key of its state dict is not a text.");
            const std::string name(document.text(key));
            if (value.kind != PickleKind::Tensor)
                source.refuse("its entry \"" + printable(name) + "\" is not a tensor.");
            if (!tensorIndex.emplace(name, static_cast<int>(value.payload)).second)
                source.refuse("its entry \"" + printable(name) + "\" stands twice.");
        }
    }

    /// `_metadata` is a map from module paths to maps with "version".
    void readVersions()
    {
        const auto attributes = document.attributes.find(document.root.payload);
        if (document.root.kind != PickleKind::OrderedMap || attributes == document.attributes.end())
            return;
        for (const auto& [key, modules] : document.maps[static_cast<std::size_t>(attributes->second)]) {
            if (modules.kind != PickleKind::OrderedMap && modules.kind != PickleKind::Map)
                continue;
            for (const auto& [path, module] : document.map(modules)) {
                if (path.kind != PickleKind::Text || module.kind != PickleKind::Map)
                    continue;
                for (const auto& [field, value] : document.map(module))
                    if (field.kind == PickleKind::Text && document.text(field) == "version"
                        && value.kind == PickleKind::Integer)
                        versions.emplace(document.text(path), value.payload);
            }
        }
    }

    void checkTensors()
    {
        const std::uint64_t limit
            = std::min(kMaxTotalBytes, std::min(source.size(), kMaxTotalBytes) * 8 + kAllowance);
        std::uint64_t total = 0;
        for (const auto& [name, index] : tensorIndex) {
            const auto& tensor = document.tensors[static_cast<std::size_t>(index)];
            const auto& storage = document.storages[static_cast<std::size_t>(tensor.storage)];
            const auto refuse = [&, &key = name](const std::string& reason) {
                source.refuse("tensor \"" + printable(key) + "\" " + reason);
            };
            const auto count = checkedCount(tensor.shape);
            const auto end = checkedEnd(tensor);
            const std::uint64_t elementBytes = sizeOf(storage.dtype);
            if (!count || static_cast<std::uint64_t>(*count) > kMaxTensorBytes / elementBytes)
                refuse("of shape " + shapeText(tensor.shape) + " would need more than 4 GiB.");
            if (tensor.offset < 0 || !end || *end > storage.elements)
                refuse("of shape " + shapeText(tensor.shape) + " with strides " + shapeText(tensor.strides)
                    + " from element " + std::to_string(tensor.offset) + " on reaches beyond its storage of "
                    + std::to_string(storage.elements) + " elements.");
            total += static_cast<std::uint64_t>(*count) * elementBytes;
            if (total > limit)
                refuse("brings the tensors to more bytes than a file of this size may describe ("
                    + std::to_string(limit) + ").");
            listing.emplace(name, TensorInfo { storage.dtype, tensor.shape });
        }
    }
};

TorchCheckpoint::TorchCheckpoint(const std::filesystem::path& file)
    : m_content(std::make_unique<Content>(file))
{
}

TorchCheckpoint::TorchCheckpoint(const ByteSource& source)
    : m_content(std::make_unique<Content>(source))
{
}

TorchCheckpoint::~TorchCheckpoint() = default;
TorchCheckpoint::TorchCheckpoint(TorchCheckpoint&&) noexcept = default;
TorchCheckpoint& TorchCheckpoint::operator=(TorchCheckpoint&&) noexcept = default;

const TensorListing& TorchCheckpoint::listing() const
{
    return m_content->listing;
}

const std::map<std::string, std::int64_t>& TorchCheckpoint::moduleVersions() const
{
    return m_content->versions;
}

StoredTensor TorchCheckpoint::tensor(const std::string& name) const
{
    return m_content->load(name);
}

TensorMap TorchCheckpoint::allTensors() const
{
    TensorMap tensors;
    for (const auto& [name, info] : listing())
        tensors.emplace(name, tensor(name));
    return tensors;
}

bool TorchCheckpoint::looksLikeCheckpoint(const ByteSource& source)
{
    return ZipDirectory::looksLikeZip(source) || beginsAsStream(source);
}

} // namespace pleinair
