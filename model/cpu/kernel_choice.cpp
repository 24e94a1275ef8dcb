#include "model/cpu/kernel_choice.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/cpu/vector_isa.h"
#include "model/io/json_file.h"

#include <oneapi/dnnl/dnnl.hpp>

#include <cpuid.h>

#include <array>
#include <cstring>
#include <utility>

namespace pleinair {

namespace {

constexpr const char* kFormat = "pleinair-kernels";

/// The processor's name for itself, e.g. "AMD EPYC 9R14".
std::string processorName()
{
    constexpr unsigned kFirstLeaf = 0x80000002;
    std::array<char, 49> name {};
    for (unsigned leaf = 0; leaf < 3; ++leaf) {
        std::array<unsigned, 4> part {};
        if (__get_cpuid(kFirstLeaf + leaf, &part[0], &part[1], &part[2], &part[3]) == 0)
            return "unknown";
        std::memcpy(name.data() + leaf * sizeof(part), part.data(), sizeof(part));
    }
    return name.data();
}

std::string machineName(int threads)
{
    const dnnl_version_t* version = dnnl_version();
    return processorName() + ", " + nameOf(vectorIsa()) + ", oneDNN "
        + std::to_string(version->major) + "." + std::to_string(version->minor) + "."
        + std::to_string(version->patch) + ", " + std::to_string(threads) + " threads";
}

/// "AMD EPYC, AVX-512" as part of a file name.
std::string fileNameOf(const std::string& machine)
{
    std::string name = "kernels-";
    for (const char letter : machine) {
        const bool isPlain = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z')
            || (letter >= 'A' && letter <= 'Z');
        if (isPlain || letter == '.')
            name += letter;
        else if (name.back() != '-')
            name += '-';
    }
    return name + ".json";
}

} // namespace

KernelChoice::KernelChoice(const std::filesystem::path& folder, int threads)
    : m_machine(machineName(threads))
{
    if (folder.empty())
        return;
    m_file = folder / fileNameOf(m_machine);
    read();
}

void KernelChoice::read()
{
    std::error_code missing;
    if (!std::filesystem::exists(m_file, missing))
        return;
    try {
        const nlohmann::json json = readJsonFile(m_file);
        checkFormat(json, kFormat, m_file.string());
        if (stringAt(json, "machine", m_file.string()) != m_machine || !json.contains("choices"))
            return;
        for (const auto& [layer, choice] : json.at("choices").items())
            if (choice.is_string())
                m_choices[layer] = choice.get<std::string>();
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string(error.what()) + " The kernels are timed anew.");
    }
}

std::shared_ptr<KernelChoice> KernelChoice::shared(const std::filesystem::path& folder, int threads)
{
    static std::mutex mutex;
    static std::map<std::pair<std::filesystem::path, int>, std::weak_ptr<KernelChoice>> choices;
    const std::scoped_lock lock(mutex);
    std::weak_ptr<KernelChoice>& known = choices[{ folder, threads }];
    std::shared_ptr<KernelChoice> choice = known.lock();
    if (!choice)
        known = choice = std::make_shared<KernelChoice>(folder, threads);
    return choice;
}

std::string KernelChoice::of(const std::string& layer) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_choices.find(layer);
    return known == m_choices.end() ? std::string() : known->second;
}

std::string KernelChoice::note(const std::string& layer, const std::string& kernel, bool isSteady)
{
    const std::scoped_lock lock(m_mutex);
    const auto [place, isNew] = m_choices.try_emplace(layer, kernel);
    if (isNew && !isSteady)
        m_disturbed.insert(layer);
    m_isChanged = m_isChanged || (isNew && isSteady);
    return place->second;
}

void KernelChoice::remember()
{
    const std::scoped_lock lock(m_mutex);
    if (m_file.empty() || !m_isChanged)
        return;
    m_isChanged = false;
    const auto own = std::exchange(m_choices, {});
    read();
    auto all = std::exchange(m_choices, own);
    for (const auto& choice : own)
        if (!m_disturbed.contains(choice.first))
            all.insert(choice);
    try {
        std::error_code failure;
        std::filesystem::create_directories(m_file.parent_path(), failure);
        writeJsonFile(m_file,
            { { "format", kFormat }, { "version", 1 }, { "machine", m_machine },
                { "choices", all } });
    } catch (const Error& error) {
        log(LogLevel::Warning,
            std::string(error.what()) + " The kernels will be timed again next time.");
    }
}

} // namespace pleinair
