#include "tests/golden/fixture_folder.h"

#include "model/base/error.h"
#include "model/io/json_file.h"
#include "model/io/model_package.h"
#include "model/io/safetensors.h"
#include "model/nn/module_weights.h"
#include "model/nn/one_hot.h"
#include "model/render/renderer.h"
#include "tests/golden/png_samples.h"
#include "tests/golden/weight_recipe.h"

#include <algorithm>
#include <vector>

namespace pleinair::golden {

namespace {

namespace fs = std::filesystem;

/// "labels" for 0, "labels_1" for 1: how the pictures of a batch are named.
std::string numbered(const std::string& stem, int64_t index)
{
    return index == 0 ? stem : stem + "_" + std::to_string(index);
}

std::vector<fs::path> checkpointsIn(const fs::path& folder, const std::string& stem)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool isStored = name.find(".stored.") != std::string::npos;
        const auto extension = entry.path().extension();
        if (name.rfind(stem + ".", 0) == 0 && !isStored
            && (extension == ".pth" || extension == ".safetensors"))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The first tensor that differs, in words; empty if the two hold the same bits.
std::string difference(const TensorMap& a, const TensorMap& b)
{
    for (const auto& [name, tensor] : a) {
        const auto found = b.find(name);
        if (found == b.end())
            return name + " is missing";
        const auto& other = found->second;
        if (tensor.dtype != other.dtype || tensor.shape != other.shape
            || tensor.bytes != other.bytes)
            return name + " differs";
    }
    return a.size() == b.size() ? "" : "it has other tensors besides";
}

torch::Tensor edgesOf(const torch::Tensor& instances)
{
    torch::Tensor edges = torch::empty(instances.sizes(), torch::kByte);
    const Size size { static_cast<int>(instances.size(3)), static_cast<int>(instances.size(2)) };
    for (int64_t n = 0; n < instances.size(0); ++n) {
        const torch::Tensor flat = instances[n].flatten().contiguous();
        const auto* ids = flat.data_ptr<int64_t>();
        auto marked = instanceEdges(size, std::vector<std::uint32_t>(ids, ids + flat.numel()));
        edges[n].copy_(
            torch::from_blob(marked.data(), { 1, size.height, size.width }, torch::kByte));
    }
    return edges;
}

} // namespace

FixtureFolder::FixtureFolder(const fs::path& folder)
    : m_folder(fs::canonical(folder))
{
    const auto description = readJsonFile(m_folder / "case.json");
    m_kind = stringAt(description, "kind", "case.json");
    const auto networks = description.value("networks", nlohmann::json::object());
    for (const auto& [role, place] : networks.items())
        m_networks[role] = place.get<std::string>();
    const auto expected = m_folder / "expected.safetensors";
    auto content = readSafetensors(expected);
    m_tensors = std::move(content.tensors);
    const auto tolerance = content.metadata.find("tolerance");
    if (tolerance == content.metadata.end())
        return;
    const auto listed = parseJson(tolerance->second, expected.string());
    for (const auto& [name, value] : listed.items())
        m_tolerances[name] = value.get<double>();
}

PublishedOptions FixtureFolder::options() const
{
    const auto own = m_folder / "opt.txt";
    if (fs::exists(own) || m_networks.empty())
        return PublishedOptions(own);
    return PublishedOptions(networkFolder(hasNetwork("G") ? "G" : m_networks.begin()->first) / "opt.txt");
}

bool FixtureFolder::has(const std::string& tensor) const
{
    return m_tensors.find(tensor) != m_tensors.end();
}

torch::Tensor FixtureFolder::tensor(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end())
        throw Error(ErrorKind::BadFile,
            (m_folder / "expected.safetensors").string() + " has no tensor " + name + ".");
    return toTensor(found->second);
}

bool FixtureFolder::hasNetwork(const std::string& role) const
{
    return m_networks.find(role) != m_networks.end();
}

fs::path FixtureFolder::networkFolder(const std::string& role) const
{
    return m_folder / m_networks.at(role);
}

TensorMap FixtureFolder::network(const std::string& role, Report& report) const
{
    const fs::path folder = networkFolder(role);
    const std::string stem = "net_" + role;
    std::optional<TensorMap> recipe;
    if (fs::exists(folder / (stem + ".recipe.tsv")))
        recipe = readRecipe(folder, stem);
    std::optional<TensorMap> chosen;
    for (const auto& file : checkpointsIn(folder, stem)) {
        TensorMap tensors = readWeights(file);
        const std::string where = recipe ? difference(*recipe, tensors) : "";
        if (recipe)
            report.check(file.filename().string(), where.empty(),
                where.empty() ? std::to_string(tensors.size()) + " tensors, the recipe's bits" : where);
        chosen = std::move(tensors);
    }
    if (chosen)
        return *chosen;
    if (recipe)
        return *recipe;
    throw Error(ErrorKind::FileNotFound,
        folder.string() + " has neither a recipe nor a checkpoint of " + stem + ".");
}

torch::Tensor FixtureFolder::oneHot(const NetworkOptions& options) const
{
    torch::Tensor edges;
    if (has("edges"))
        edges = tensor("edges");
    else if (has("instances"))
        edges = edgesOf(tensor("instances"));
    return oneHotLabels(tensor("labels"), options, edges);
}

void FixtureFolder::checkPictures(const NetworkOptions& options, Report& report) const
{
    const auto checkBatch = [&](const std::string& name, bool areLabels) {
        if (!has(name))
            return;
        const torch::Tensor fed = tensor(name);
        for (int64_t n = 0; n < fed.size(0); ++n) {
            const auto file = m_folder / (numbered(name, n) + ".png");
            if (!fs::exists(file))
                continue;
            const auto samples = readPngSamples(file);
            if (!samples) {
                report.note(file.filename().string(), "built without libpng");
                continue;
            }
            torch::Tensor values = samples->squeeze(-1).unsqueeze(0);
            if (areLabels && options.containDontcareLabel)
                values = torch::where(values == 255, options.labelNc, values);
            report.check(file.filename().string(), torch::equal(values, fed[n]), "equals what was fed");
        }
    };
    checkBatch("labels", true);
    checkBatch("instances", false);
    if (has("instances") && has("edges"))
        report.check("edges", torch::equal(edgesOf(tensor("instances")).to(torch::kLong), tensor("edges")),
            "computed from the instances");
    for (const std::string name : { "photo", "photo_1" }) {
        const auto file = m_folder / (name + ".png");
        if (!has(name) || !fs::exists(file))
            continue;
        if (const auto samples = readPngSamples(file))
            report.compare(file.filename().string(), toNetworkRange(*samples), tensor(name), 0);
    }
}

std::optional<torch::Tensor> FixtureFolder::photo(const std::string& photoName) const
{
    if (has(photoName))
        return tensor(photoName);
    const auto file = m_folder / (photoName + ".png");
    if (!fs::exists(file))
        return std::nullopt;
    const auto samples = readPngSamples(file);
    return samples ? std::optional(toNetworkRange(*samples)) : std::nullopt;
}

torch::Tensor toNetworkRange(const torch::Tensor& samples)
{
    const torch::Tensor batch = samples.dim() == 3 ? samples.unsqueeze(0) : samples;
    return batch.permute({ 0, 3, 1, 2 }).to(torch::kFloat).div(255).sub(0.5).div(0.5).contiguous();
}

} // namespace pleinair::golden
