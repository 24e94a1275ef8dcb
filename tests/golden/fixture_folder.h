#pragma once

#include "model/io/tensor_map.h"
#include "model/nn/torch_api.h"
#include "tests/golden/published_options.h"
#include "tests/golden/report.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace pleinair::golden {

/// One folder of reference numbers: what is fed, what must come out, and how exactly.
class FixtureFolder {
public:
    /// @throws Error (FileNotFound, BadFile).
    explicit FixtureFolder(const std::filesystem::path& folder);

    [[nodiscard]] std::string name() const { return m_folder.filename().string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }
    /// generator, discriminator, spectral-norm, losses or training.
    [[nodiscard]] const std::string& kind() const { return m_kind; }
    /// Of this folder, or, where it has none, of the folder of its generator.
    /// @throws Error (FileNotFound).
    [[nodiscard]] PublishedOptions options() const;

    [[nodiscard]] bool has(const std::string& tensor) const;
    /// A float tensor as F32, an integer one as I64. @throws Error (BadFile) if it is not there.
    [[nodiscard]] torch::Tensor tensor(const std::string& name) const;
    /// All names, sorted.
    [[nodiscard]] const TensorMap& tensors() const { return m_tensors; }
    /// Name to largest accepted difference; empty if the file gives none.
    [[nodiscard]] const std::map<std::string, double>& tolerances() const { return m_tolerances; }

    /// Whether the case has a network in that role: G, E or D.
    [[nodiscard]] bool hasNetwork(const std::string& role) const;
    /// Its state dict: from a checkpoint file where there is one, else from the recipe. Reports for
    /// each checkpoint whether it holds the recipe's bits.
    [[nodiscard]] TensorMap network(const std::string& role, Report& report) const;

    /// The one-hot labels of the case, [N, K, H, W], edges included.
    [[nodiscard]] torch::Tensor oneHot(const NetworkOptions& options) const;
    /// Compares the label, instance and photo pictures with the tensors that were fed.
    void checkPictures(const NetworkOptions& options, Report& report) const;
    /// An encoder input [1, 3, H, W] in [-1, 1]: the tensor `NAME`, else `NAME.png`; nullopt if
    /// neither can be read.
    [[nodiscard]] std::optional<torch::Tensor> photo(const std::string& photoName) const;

private:
    [[nodiscard]] std::filesystem::path networkFolder(const std::string& role) const;

    std::filesystem::path m_folder;
    std::string m_kind;
    std::map<std::string, std::string> m_networks;
    TensorMap m_tensors;
    std::map<std::string, double> m_tolerances;
};

/// (x / 255 - 0.5) / 0.5 of 8-bit samples, in float32.
[[nodiscard]] torch::Tensor toNetworkRange(const torch::Tensor& samples);

} // namespace pleinair::golden
