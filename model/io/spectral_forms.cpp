#include "model/io/spectral_forms.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <array>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr std::array kNewerNames {
    std::pair<std::string_view, std::string_view> { ".parametrizations.weight.original", ".weight_orig" },
    std::pair<std::string_view, std::string_view> { ".parametrizations.weight.0._u", ".weight_u" },
    std::pair<std::string_view, std::string_view> { ".parametrizations.weight.0._v", ".weight_v" },
};

template <typename Map>
void renameNewer(Map& tensors)
{
    std::vector<std::pair<std::string, std::string>> renamings;
    for (const auto& [key, tensor] : tensors)
        for (const auto& [newer, published] : kNewerNames)
            if (key.ends_with(newer))
                renamings.emplace_back(key,
                    key.substr(0, key.size() - newer.size()) + std::string(published));
    for (const auto& [from, to] : renamings) {
        auto node = tensors.extract(from);
        node.key() = to;
        tensors.insert(std::move(node));
    }
}

/// The modules that hold the early form, by the part of their names before ".weight".
template <typename Map>
std::vector<std::string> earlyModules(const Map& tensors)
{
    constexpr std::string_view kOriginal = ".weight_orig";
    std::vector<std::string> modules;
    for (const auto& [key, tensor] : tensors) {
        if (!key.ends_with(kOriginal))
            continue;
        const std::string module = key.substr(0, key.size() - kOriginal.size());
        if (tensors.contains(module + ".weight") && tensors.contains(module + ".weight_u")
            && !tensors.contains(module + ".weight_v"))
            modules.push_back(module);
    }
    return modules;
}

/// v along W^T u, scaled so that u . (W v) is the sigma by which the stored weight was divided.
std::vector<float> solvedV(const std::vector<float>& original, const std::vector<float>& divided,
    const std::vector<float>& u)
{
    const std::size_t columns = original.size() / u.size();
    std::vector<double> v(columns);
    std::size_t largest = 0;
    for (std::size_t row = 0; row < u.size(); ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t at = row * columns + column;
            v[column] += static_cast<double>(original[at]) * u[row];
            if (std::fabs(divided[at]) > std::fabs(divided[largest]))
                largest = at;
        }
    const double sigma = divided[largest] != 0 ? static_cast<double>(original[largest]) / divided[largest] : 1;
    double product = 0; // u . (W (W^T u)) = |W^T u|^2
    for (const double value : v)
        product += value * value;
    const double scale = product > 0 ? sigma / product : 0;
    std::vector<float> solved;
    for (const double value : v)
        solved.push_back(static_cast<float>(value * scale));
    return solved;
}

} // namespace

void unifySpectralNorm(TensorMap& tensors, const std::string& name)
{
    renameNewer(tensors);
    for (const std::string& module : earlyModules(tensors)) {
        const auto& original = tensors.at(module + ".weight_orig");
        const auto& divided = tensors.at(module + ".weight");
        const auto& u = tensors.at(module + ".weight_u");
        const bool fits = original.shape == divided.shape && !original.shape.empty()
            && original.elementCount() > 0 && u.shape.size() == 1 && u.shape[0] == original.shape[0];
        if (!fits)
            throw Error(ErrorKind::ModelMismatch,
                name + ": the spectral norm of " + printable(module)
                    + " does not fit together: weight_orig " + shapeText(original.shape) + ", weight "
                    + shapeText(divided.shape) + ", weight_u " + shapeText(u.shape) + ".");
        const auto v = solvedV(original.toFloats(), divided.toFloats(), u.toFloats());
        tensors.emplace(module + ".weight_v",
            StoredTensor::fromFloats({ static_cast<std::int64_t>(v.size()) }, v));
        tensors.erase(module + ".weight");
    }
}

void unifySpectralNorm(TensorListing& tensors)
{
    renameNewer(tensors);
    for (const std::string& module : earlyModules(tensors)) {
        std::int64_t columns = 1;
        const auto& shape = tensors.at(module + ".weight_orig").shape;
        for (std::size_t i = 1; i < shape.size(); ++i)
            columns *= shape[i];
        tensors.emplace(module + ".weight_v", TensorInfo { DType::F32, { columns } });
        tensors.erase(module + ".weight");
    }
}

} // namespace pleinair
