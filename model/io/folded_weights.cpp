#include "model/io/folded_weights.h"

#include "model/base/error.h"

#include <string_view>
#include <vector>

namespace pleinair {

namespace {

constexpr std::string_view kOriginal = "weight_orig";
constexpr std::string_view kCounter = "num_batches_tracked";

/// u . (W v) of the weight as a matrix [rows, columns].
double sigmaOf(
    const std::vector<float>& weight, const std::vector<float>& u, const std::vector<float>& v)
{
    double sigma = 0;
    const float* row = weight.data();
    for (const float left : u) {
        double product = 0;
        for (std::size_t i = 0; i < v.size(); ++i)
            product += double { row[i] } * double { v[i] };
        sigma += double { left } * product;
        row += v.size();
    }
    return sigma;
}

StoredTensor divided(const std::string& name, const StoredTensor& original, const StoredTensor& u,
    const StoredTensor& v)
{
    std::vector<float> weight = original.toFloats();
    const std::vector<float> left = u.toFloats();
    const std::vector<float> right = v.toFloats();
    if (original.shape.size() < 2 || static_cast<std::size_t>(original.shape[0]) != left.size()
        || weight.size() != left.size() * right.size())
        throw Error(ErrorKind::ModelMismatch,
            name + ": the weight " + shapeText(original.shape) + " does not fit its u "
                + shapeText(u.shape) + " and v " + shapeText(v.shape) + ".");
    const double sigma = sigmaOf(weight, left, right);
    if (sigma == 0)
        throw Error(ErrorKind::ModelMismatch,
            name + ": the stored spectral norm is 0, so the weight cannot be divided by it.");
    for (float& value : weight)
        value = static_cast<float>(double { value } / sigma);
    return StoredTensor::fromFloats(original.shape, weight);
}

std::string listed(const std::vector<std::string>& complaints)
{
    std::string text;
    for (const auto& complaint : complaints)
        text += "\n  " + complaint;
    return text;
}

} // namespace

TensorMap foldSpectralNorm(TensorMap tensors)
{
    std::vector<std::string> prefixes;
    for (const auto& [name, tensor] : tensors)
        if (name.ends_with(kOriginal))
            prefixes.push_back(name.substr(0, name.size() - kOriginal.size()));
    for (const auto& prefix : prefixes) {
        const auto original = tensors.extract(prefix + std::string(kOriginal));
        const auto u = tensors.extract(prefix + "weight_u");
        const auto v = tensors.extract(prefix + "weight_v");
        if (u.empty() || v.empty())
            throw Error(ErrorKind::ModelMismatch,
                original.key() + ": its spectral norm is incomplete; " + prefix
                    + (u.empty() ? "weight_u" : "weight_v") + " is missing.");
        tensors[prefix + "weight"] =
            divided(original.key(), original.mapped(), u.mapped(), v.mapped());
    }
    return tensors;
}

void checkTensors(const TensorMap& tensors, const TensorListing& expected, const std::string& what)
{
    std::vector<std::string> complaints;
    for (const auto& [name, info] : expected) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) {
            if (!name.ends_with(kCounter))
                complaints.push_back(name + ": expected " + shapeText(info.shape) + ", missing");
        } else if (found->second.shape != info.shape) {
            complaints.push_back(name + ": expected " + shapeText(info.shape) + ", found "
                + shapeText(found->second.shape));
        }
    }
    for (const auto& [name, tensor] : tensors)
        if (expected.find(name) == expected.end() && !name.ends_with(kCounter))
            complaints.push_back(
                name + ": not part of this network, found " + shapeText(tensor.shape));
    if (!complaints.empty())
        throw Error(ErrorKind::ModelMismatch,
            "The weights do not fit the " + what + "; " + std::to_string(complaints.size())
                + (complaints.size() == 1 ? " tensor differs:" : " tensors differ:")
                + listed(complaints));
}

} // namespace pleinair
