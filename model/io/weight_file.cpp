#include "model/io/weight_file.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/model_package.h"
#include "model/io/safetensors.h"
#include "model/io/spectral_forms.h"
#include "model/io/torch_checkpoint.h"

#include <algorithm>
#include <cstring>

namespace pleinair {

namespace {

/// Data-parallel training puts every module below "module."; the published names have none.
template <typename Map>
void stripCommonPrefix(Map& tensors)
{
    constexpr std::string_view kPrefix = "module.";
    const bool isCommon = !tensors.empty() && std::all_of(tensors.begin(), tensors.end(), [&](const auto& entry) {
        return entry.first.starts_with(kPrefix) && entry.first.size() > kPrefix.size();
    });
    if (!isCommon)
        return;
    Map stripped;
    while (!tensors.empty()) {
        auto node = tensors.extract(tensors.begin());
        node.key().erase(0, kPrefix.size());
        stripped.insert(std::move(node));
    }
    tensors = std::move(stripped);
}

/// Whether a value with all exponent bits set, infinite or not a number, is among the elements.
template <typename Element>
bool holdsNonFinite(const std::vector<std::byte>& bytes, Element exponentBits)
{
    for (std::size_t at = 0; at + sizeof(Element) <= bytes.size(); at += sizeof(Element)) {
        Element element;
        std::memcpy(&element, bytes.data() + at, sizeof element);
        if ((element & exponentBits) == exponentBits)
            return true;
    }
    return false;
}

bool isFinite(const StoredTensor& tensor)
{
    switch (tensor.dtype) {
    case DType::F64:
        return !holdsNonFinite<std::uint64_t>(tensor.bytes, 0x7FF0000000000000);
    case DType::F32:
        return !holdsNonFinite<std::uint32_t>(tensor.bytes, 0x7F800000);
    case DType::F16:
        return !holdsNonFinite<std::uint16_t>(tensor.bytes, 0x7C00);
    case DType::BF16:
        return !holdsNonFinite<std::uint16_t>(tensor.bytes, 0x7F80);
    default:
        return true;
    }
}

} // namespace

TensorListing listWeights(const std::filesystem::path& file)
{
    return listWeights(ByteSource(file));
}

TensorListing listWeights(const ByteSource& source)
{
    auto listing = TorchCheckpoint::looksLikeCheckpoint(source) ? TorchCheckpoint(source).listing()
                                                                : listSafetensors(source);
    stripCommonPrefix(listing);
    unifySpectralNorm(listing);
    return listing;
}

TensorMap readWeights(const std::filesystem::path& file)
{
    return readWeights(ByteSource(file));
}

TensorMap readWeights(const ByteSource& source)
{
    auto tensors = TorchCheckpoint::looksLikeCheckpoint(source) ? TorchCheckpoint(source).allTensors()
                                                                : readSafetensors(source).tensors;
    for (const auto& [name, tensor] : tensors)
        if (!isFinite(tensor))
            source.refuse("tensor \"" + printable(name) + "\" holds a value that is not finite.");
    stripCommonPrefix(tensors);
    unifySpectralNorm(tensors, source.name());
    return tensors;
}

} // namespace pleinair
