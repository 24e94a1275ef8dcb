#include "model/io/style_file.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/safetensors.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr std::int64_t kMaxLength = 65536;
constexpr const char* kModelName = "model";
constexpr const char* kModelHash = "model_sha256";

std::vector<float> vectorFrom(const StoredTensor& tensor, const std::string& key, const std::string& name)
{
    const auto& shape = tensor.shape;
    const bool isVector = shape.size() == 1 || (shape.size() == 2 && shape[0] == 1);
    if (!isVector || shape.back() < 1 || shape.back() > kMaxLength)
        throw Error(ErrorKind::BadFile,
            name + ": the style's \"" + printable(key) + "\" has the shape " + shapeText(shape)
                + ", not [1, Z].");
    auto values = tensor.toFloats();
    if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
        throw Error(ErrorKind::BadFile,
            name + ": the style's \"" + printable(key) + "\" holds a value that is not finite.");
    return values;
}

std::string metadataAt(const TensorFile& file, const char* key)
{
    const auto found = file.metadata.find(key);
    return found == file.metadata.end() ? std::string() : found->second;
}

} // namespace

StyleVector styleFrom(
    const TensorMap& tensors, const std::string& mu, const std::string& logvar, const std::string& name)
{
    const auto found = tensors.find(mu);
    if (found == tensors.end())
        throw Error(ErrorKind::BadFile, name + ": it holds no style \"" + printable(mu) + "\".");
    StyleVector style { vectorFrom(found->second, mu, name), {} };
    if (const auto spread = tensors.find(logvar); spread != tensors.end()) {
        style.logvar = vectorFrom(spread->second, logvar, name);
        if (style.logvar.size() != style.mu.size())
            throw Error(ErrorKind::BadFile, name + ": the style's mu and logvar differ in length.");
    }
    return style;
}

StyleFile styleFileFrom(const TensorFile& content, const std::string& name)
{
    return { styleFrom(content.tensors, "mu", "logvar", name), metadataAt(content, kModelName),
        metadataAt(content, kModelHash) };
}

StyleFile readStyleFile(const std::filesystem::path& file)
{
    return styleFileFrom(readSafetensors(file), file.string());
}

TensorFile tensorsOf(const StyleFile& content)
{
    const auto& style = content.style;
    const auto shape = [](const std::vector<float>& values) {
        return std::vector<std::int64_t> { 1, static_cast<std::int64_t>(values.size()) };
    };
    TensorFile tensors;
    tensors.metadata = { { "format", "pleinair-style" }, { kModelName, content.modelName },
        { kModelHash, content.modelHash } };
    tensors.tensors.emplace("mu", StoredTensor::fromFloats(shape(style.mu), style.mu));
    if (!style.logvar.empty())
        tensors.tensors.emplace("logvar", StoredTensor::fromFloats(shape(style.logvar), style.logvar));
    return tensors;
}

void writeStyleFile(const std::filesystem::path& file, const StyleFile& content)
{
    writeSafetensors(file, tensorsOf(content));
}

bool isStyleFile(const TensorListing& tensors)
{
    return tensors.contains("mu") && tensors.size() == (tensors.contains("logvar") ? 2 : 1);
}

} // namespace pleinair
