#include "training/train_state.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/io/safetensors.h"
#include "model/nn/module_weights.h"
#include "model/nn/torch_api.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace pleinair {

namespace {

constexpr const char* kPrefix = "state-";
constexpr const char* kSuffix = ".safetensors";

std::filesystem::path stateFile(const std::filesystem::path& folder, std::int64_t step)
{
    return folder / (kPrefix + std::to_string(step) + kSuffix);
}

/// The states of a folder by their step, newest first.
std::vector<std::int64_t> storedSteps(const std::filesystem::path& folder)
{
    std::vector<std::int64_t> steps;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        std::int64_t step = 0;
        const char* begin = name.data() + std::min(name.size(), std::string(kPrefix).size());
        const auto [end, error] = std::from_chars(begin, name.data() + name.size(), step);
        if (error == std::errc {} && entry.path() == stateFile(folder, step))
            steps.push_back(step);
    }
    std::sort(steps.rbegin(), steps.rend());
    return steps;
}

template <typename Number>
Number metadataNumber(const TensorFile& file, const std::filesystem::path& path, const char* key)
{
    const auto found = file.metadata.find(key);
    Number value = 0;
    if (found != file.metadata.end()) {
        const auto& text = found->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc {} && end == text.data() + text.size())
            return value;
    }
    throw Error(ErrorKind::BadFile,
        path.string() + " is not a training state: its metadata has no number \"" + key + "\".");
}

void restore(const TensorFile& file, const std::filesystem::path& path,
    std::vector<NamedTensor>& tensors)
{
    std::string differences;
    for (const auto& [name, tensor] : tensors) {
        const auto found = file.tensors.find(name);
        if (found == file.tensors.end())
            differences += "\n  " + name + ": missing";
        else if (found->second.shape != tensor.sizes().vec())
            differences += "\n  " + name + ": expected " + shapeText(tensor.sizes().vec())
                + ", found " + shapeText(found->second.shape);
    }
    if (!differences.empty())
        throw Error(ErrorKind::ModelMismatch,
            path.string() + " belongs to a run with other networks:" + differences);
    const torch::NoGradGuard noGradient;
    for (auto& [name, tensor] : tensors)
        tensor.copy_(toTensor(file.tensors.at(name)));
}

} // namespace

std::filesystem::path writeTrainState(const std::filesystem::path& folder,
    const TrainPosition& position, const std::vector<NamedTensor>& tensors, const KeptStates& kept)
{
    TensorFile file;
    for (const auto& [name, tensor] : tensors)
        file.tensors[name] = toStored(tensor);
    file.metadata = { { "format", "pleinair-train-state" }, { "version", "1" },
        { "step", std::to_string(position.step) }, { "pictures", std::to_string(position.pictures) },
        { "pack_hash", std::to_string(position.packHash) }, { "machine", position.machine } };
    const auto path = stateFile(folder, position.step);
    writeSafetensors(path, file);
    const auto steps = storedSteps(folder);
    for (auto i = static_cast<std::size_t>(std::max(1, kept.newest)); i < steps.size(); ++i) {
        std::error_code failure;
        if (steps[i] != kept.best)
            std::filesystem::remove(stateFile(folder, steps[i]), failure);
    }
    return path;
}

TrainPosition readTrainStateOf(const std::filesystem::path& folder, std::int64_t step,
    std::vector<NamedTensor>& tensors)
{
    const auto path = stateFile(folder, step);
    const auto file = readSafetensors(path);
    TrainPosition position;
    position.step = metadataNumber<std::int64_t>(file, path, "step");
    position.pictures = metadataNumber<std::int64_t>(file, path, "pictures");
    position.packHash = metadataNumber<std::uint64_t>(file, path, "pack_hash");
    if (const auto machine = file.metadata.find("machine"); machine != file.metadata.end())
        position.machine = machine->second;
    restore(file, path, tensors);
    return position;
}

std::optional<TrainPosition> readTrainState(
    const std::filesystem::path& folder, std::vector<NamedTensor>& tensors)
{
    std::optional<Error> damage;
    for (const std::int64_t step : storedSteps(folder)) {
        try {
            return readTrainStateOf(folder, step, tensors);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::ModelMismatch)
                throw;
            log(LogLevel::Warning,
                std::string(error.what()) + " The state before it is tried instead.");
            damage = error;
        }
    }
    if (damage)
        throw *damage;
    return std::nullopt;
}

} // namespace pleinair
