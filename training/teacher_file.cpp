#include "training/teacher_file.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"

#include "model/nn/torch_api.h"

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace pleinair {

namespace {

constexpr const char* kShares = "shares";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason)
{
    throw Error(ErrorKind::ModelMismatch, "The teacher file " + file.string() + " " + reason);
}

/// Takes the tensor out of the file; the bytes go with it.
torch::Tensor taken(TensorFile& content, const std::filesystem::path& file, const std::string& name,
    DType dtype, torch::ScalarType type)
{
    const auto found = content.tensors.find(name);
    if (found == content.tensors.end())
        refuse(file, "has no tensor \"" + name + "\".");
    if (found->second.dtype != dtype || found->second.shape.size() != 4)
        refuse(file,
            "holds \"" + name + "\" as " + nameOf(found->second.dtype) + " "
                + shapeText(found->second.shape) + "; it must be " + nameOf(dtype)
                + " [pictures, channels, height, width].");
    auto* bytes = new std::vector<std::byte>(std::move(found->second.bytes));
    return torch::from_blob(
        bytes->data(), found->second.shape, [bytes](void*) { delete bytes; }, type);
}

std::map<std::string, std::int64_t, std::less<>> rowsByName(const TensorFile& content)
{
    std::map<std::string, std::int64_t, std::less<>> rows;
    const auto found = content.metadata.find("names");
    std::istringstream lines(found == content.metadata.end() ? "" : found->second);
    std::int64_t row = 0;
    for (std::string line; std::getline(lines, line);)
        rows.emplace(line, row++);
    return rows;
}

} // namespace

TeacherFile::TeacherFile(const std::filesystem::path& file, const Pack& pack)
{
    auto content = readSafetensors(file);
    m_shares = taken(content, file, kShares, DType::U8, torch::kUInt8);
    if (m_shares.size(1) != pack.classes().count())
        refuse(file,
            "knows " + std::to_string(m_shares.size(1)) + " classes, but the pack has "
                + std::to_string(pack.classes().count()) + ".");
    const auto side = content.metadata.find("side");
    const std::int64_t pictureSide =
        side == content.metadata.end() ? 0 : std::strtoll(side->second.c_str(), nullptr, 10);
    for (int i = 0; content.tensors.contains("features." + std::to_string(i)); ++i) {
        m_features.push_back(
            taken(content, file, "features." + std::to_string(i), DType::F16, torch::kHalf));
        m_strides.push_back(pictureSide / std::max<std::int64_t>(1, m_features.back().size(2)));
        if (m_strides.back() < 1)
            refuse(file, "does not say at which \"side\" its photographs were seen.");
        if (m_features.back().size(0) != m_shares.size(0))
            refuse(file, "has activations of fewer or more photographs than class shares.");
    }
    const auto rows = rowsByName(content);
    for (int i = 0; i < pack.count(); ++i) {
        const auto name = pack.record(i).name;
        const auto found = rows.find(name);
        if (found == rows.end() || found->second >= m_shares.size(0))
            refuse(file, "says nothing about the photograph \"" + std::string(name) + "\".");
        m_rowOfRecord.push_back(found->second);
    }
}

torch::Tensor TeacherFile::seen(const torch::Tensor& all, const std::vector<View>& views,
    std::int64_t height, std::int64_t width) const
{
    std::vector<torch::Tensor> rows;
    std::vector<float> places;
    for (const auto& view : views) {
        rows.push_back(all[m_rowOfRecord[static_cast<std::size_t>(view.record)]]);
        // From the view's [-1, 1] to the picture's: a scale and a shift for either axis.
        const float mirror = view.mirrored ? -1.F : 1.F;
        places.insert(places.end(),
            { mirror * (view.right - view.left), 0.F, view.left + view.right - 1.F, 0.F,
                view.bottom - view.top, view.top + view.bottom - 1.F });
    }
    const auto count = static_cast<std::int64_t>(views.size());
    const auto planes = torch::stack(rows).to(torch::kFloat32);
    const auto grid = torch::affine_grid_generator(torch::tensor(places).view({ count, 2, 3 }),
        { count, planes.size(1), height, width }, /*align_corners=*/false);
    constexpr std::int64_t kBilinear = 0;
    constexpr std::int64_t kBorder = 1;
    return torch::grid_sampler(planes, grid, kBilinear, kBorder, /*align_corners=*/false);
}

torch::Tensor TeacherFile::shares(
    const std::vector<View>& views, std::int64_t height, std::int64_t width) const
{
    const auto shares = seen(m_shares, views, height, width);
    return shares / shares.sum(1, /*keepdim=*/true).clamp_min(1);
}

std::vector<std::int64_t> TeacherFile::channels() const
{
    std::vector<std::int64_t> channels;
    for (const auto& all : m_features)
        channels.push_back(all.size(1));
    return channels;
}

std::vector<std::int64_t> TeacherFile::strides() const
{
    return m_strides;
}

std::vector<torch::Tensor> TeacherFile::features(
    const std::vector<View>& views, Size pictures) const
{
    std::vector<torch::Tensor> found;
    for (std::size_t i = 0; i < m_features.size(); ++i)
        found.push_back(
            seen(m_features[i], views, std::max<std::int64_t>(1, pictures.height / m_strides[i]),
                std::max<std::int64_t>(1, pictures.width / m_strides[i])));
    return found;
}

} // namespace pleinair
