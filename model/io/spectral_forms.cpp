#include "model/io/spectral_forms.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"

#include <array>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr int kPowerIterations = 15;

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

/// The part before ".weight" if the published networks put spectral norm there, else empty.
std::string normalizedModule(const std::string& key, const StoredTensor& tensor)
{
    constexpr std::string_view kWeight = ".weight";
    if (!key.ends_with(kWeight) || tensor.shape.size() != 4)
        return {};
    const std::string module = key.substr(0, key.size() - kWeight.size());
    const bool isOfBlock = module.ends_with(".conv_0") || module.ends_with(".conv_1")
        || module.ends_with(".conv_s");
    const bool isOfEncoder = module.starts_with("layer") && module.ends_with(".0");
    return isOfBlock || isOfEncoder ? module : std::string();
}

/// A unit vector near the first left singular vector of the matrix whose rows belong to u.
std::vector<float> leadingU(const std::vector<float>& matrix, std::size_t rows)
{
    const std::size_t columns = matrix.size() / rows;
    std::vector<double> u(rows, 1);
    for (int iteration = 0; iteration < kPowerIterations; ++iteration) {
        std::vector<double> v(columns);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column)
                v[column] += u[row] * matrix[row * columns + column];
        double squares = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            u[row] = 0;
            for (std::size_t column = 0; column < columns; ++column)
                u[row] += v[column] * matrix[row * columns + column];
            squares += u[row] * u[row];
        }
        const double length = std::sqrt(squares);
        for (double& value : u)
            value = length > 0 ? value / length : 1;
    }
    return { u.begin(), u.end() };
}

} // namespace

void restoreSpectralNorm(TensorMap& tensors)
{
    std::vector<std::string> modules;
    for (const auto& [key, tensor] : tensors)
        if (const auto module = normalizedModule(key, tensor); !module.empty())
            modules.push_back(module);
    for (const std::string& module : modules) {
        auto node = tensors.extract(module + ".weight");
        const auto rows = static_cast<std::size_t>(node.mapped().shape[0]);
        const auto weight = node.mapped().toFloats();
        const auto u = leadingU(weight, rows);
        const auto v = solvedV(weight, weight, u);
        tensors[module + ".weight_orig"] = StoredTensor::fromFloats(node.mapped().shape, weight);
        tensors[module + ".weight_u"]
            = StoredTensor::fromFloats({ static_cast<std::int64_t>(u.size()) }, u);
        tensors[module + ".weight_v"]
            = StoredTensor::fromFloats({ static_cast<std::int64_t>(v.size()) }, v);
    }
}

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
