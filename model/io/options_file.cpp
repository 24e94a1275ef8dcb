#include "model/io/options_file.h"

#include "model/base/error.h"
#include "model/base/label_map.h"
#include "model/io/byte_source.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pleinair {

namespace {

constexpr std::uint64_t kMaxOptionsBytes = 1U << 20;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// Reads single options out of the entries and names what is wrong with them.
class OptionReader {
public:
    OptionReader(const OptionEntries& entries, const std::string& name)
        : m_entries(entries)
        , m_name(name)
    {
    }

    void read(const char* key, int& value) const
    {
        if (const std::string* text = find(key)) {
            const auto result = std::from_chars(text->data(), text->data() + text->size(), value);
            if (result.ec != std::errc() || result.ptr != text->data() + text->size())
                refuse(key, *text, "a whole number");
        }
    }

    void read(const char* key, double& value) const
    {
        if (const std::string* text = find(key)) {
            const auto result = std::from_chars(text->data(), text->data() + text->size(), value);
            if (result.ec != std::errc() || result.ptr != text->data() + text->size() || !std::isfinite(value))
                refuse(key, *text, "a number");
        }
    }

    void read(const char* key, bool& value) const
    {
        if (const std::string* text = find(key)) {
            if (*text != "True" && *text != "False")
                refuse(key, *text, "True or False");
            value = *text == "True";
        }
    }

    [[nodiscard]] const std::string* find(const char* key) const
    {
        const auto found = m_entries.find(key);
        return found == m_entries.end() ? nullptr : &found->second;
    }

private:
    [[noreturn]] void refuse(const char* key, const std::string& text, const char* expected) const
    {
        throw Error(ErrorKind::BadFile,
            m_name + ": " + key + " is \"" + printable(text) + "\", not " + expected + ".");
    }

    const OptionEntries& m_entries;
    const std::string& m_name;
};

void readGeneratorKind(const OptionReader& reader, NetworkOptions& options, const std::string& name)
{
    const std::string* text = reader.find("netG");
    if (text == nullptr)
        return;
    try {
        options.netG = generatorKindFrom(printable(*text));
    } catch (const Error& error) {
        throw Error(ErrorKind::BadFile, name + ": " + error.what());
    }
    reader.read("resnet_n_downsample", options.nDownsampleGlobal);
    reader.read("resnet_n_blocks", options.nBlocksGlobal);
}

} // namespace

OptionEntries readOptionsFile(const std::filesystem::path& file)
{
    return parseOptions(readWholeFile(file, kMaxOptionsBytes), file.string());
}

OptionEntries parseOptions(std::string_view text, const std::string& name)
{
    OptionEntries entries;
    int lineNumber = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++lineNumber;
        if (trimmed(line).empty() || trimmed(line).starts_with("---"))
            continue;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            throw Error(ErrorKind::BadFile,
                name + ": line " + std::to_string(lineNumber) + " is not of the form \"key: value\".");
        std::string_view value = line.substr(colon + 1);
        if (const auto remark = value.rfind("\t[default:"); remark != std::string_view::npos)
            value = value.substr(0, remark);
        entries[std::string(trimmed(line.substr(0, colon)))] = trimmed(value);
    }
    if (entries.empty())
        throw Error(ErrorKind::BadFile, name + ": it holds no options.");
    return entries;
}

void applyOptions(const OptionEntries& entries, NetworkOptions& options, const std::string& name)
{
    const OptionReader reader(entries, name);
    readGeneratorKind(reader, options, name);
    reader.read("label_nc", options.labelNc);
    reader.read("contain_dontcare_label", options.containDontcareLabel);
    reader.read("no_instance", options.noInstance);
    reader.read("ngf", options.ngf);
    reader.read("z_dim", options.zDim);
    reader.read("use_vae", options.useVae);
    reader.read("crop_size", options.cropSize);
    reader.read("aspect_ratio", options.aspectRatio);
    try {
        if (const std::string* text = reader.find("norm_G"))
            options.setNormG(printable(*text));
        if (const std::string* text = reader.find("num_upsampling_layers"))
            options.numUpsamplingLayers = upsamplingLayersFrom(printable(*text));
        checkOptions(options);
    } catch (const Error& error) {
        throw Error(ErrorKind::BadFile, name + ": " + error.what());
    }
}

std::string optionsText(const NetworkOptions& options, const std::string& name)
{
    const auto flag = [](bool value) { return value ? "True" : "False"; };
    std::array<char, 32> aspect {};
    const auto aspectEnd
        = std::to_chars(aspect.data(), aspect.data() + aspect.size(), options.aspectRatio).ptr;
    OptionEntries entries { { "aspect_ratio", std::string(aspect.data(), aspectEnd) },
        { "contain_dontcare_label", flag(options.containDontcareLabel) },
        { "crop_size", std::to_string(options.cropSize) },
        { "label_nc", std::to_string(options.labelNc) },
        { "load_size", std::to_string(options.cropSize) }, { "name", name },
        { "netG", nameOf(options.netG) }, { "nhidden", std::to_string(options.nhidden) },
        { "ngf", std::to_string(options.ngf) }, { "no_instance", flag(options.noInstance) },
        { "norm_E", "spectralinstance" }, { "norm_G", options.normG() },
        { "num_upsampling_layers", nameOf(options.numUpsamplingLayers) },
        { "use_vae", flag(options.useVae) }, { "z_dim", std::to_string(options.zDim) } };
    if (options.netG == GeneratorKind::Pix2PixHd) {
        entries["resnet_n_downsample"] = std::to_string(options.nDownsampleGlobal);
        entries["resnet_n_blocks"] = std::to_string(options.nBlocksGlobal);
    }
    constexpr std::size_t kKeyWidth = 25;
    constexpr std::size_t kValueWidth = 30;
    std::string text;
    for (const auto& [key, value] : entries) {
        text += std::string(kKeyWidth - std::min(kKeyWidth, key.size()), ' ') + key + ": " + value;
        text += std::string(kValueWidth - std::min(kValueWidth, value.size()), ' ') + "\n";
    }
    return text;
}

void checkOptions(const NetworkOptions& options)
{
    const auto check = [](const char* key, int value, int least, int greatest) {
        if (value < least || value > greatest)
            throw Error(ErrorKind::InvalidArgument,
                std::string(key) + " is " + std::to_string(value) + "; legal are "
                    + std::to_string(least) + " to " + std::to_string(greatest) + ".");
    };
    check("label_nc", options.labelNc, 1, kUnknownClass);
    check("ngf", options.ngf, 1, 1024);
    check("nhidden", options.nhidden, 1, 4096);
    check("z_dim", options.zDim, 1, 65536);
    check("the SPADE kernel", options.spadeKernel, 1, 9);
    check("n_downsample_global", options.nDownsampleGlobal, 1, 7);
    check("n_blocks_global", options.nBlocksGlobal, 0, 64);
    if (options.netG == GeneratorKind::Pix2PixHd && options.useVae)
        throw Error(ErrorKind::InvalidArgument,
            "The generator pix2pixhd takes no style, so it cannot have a VAE (use_vae).");
    check("crop_size", options.cropSize, options.leastSide(), LabelMap::kMaxSide);
    if (!(options.aspectRatio >= 0.05 && options.aspectRatio <= 20))
        throw Error(ErrorKind::InvalidArgument,
            "aspect_ratio is " + std::to_string(options.aspectRatio) + "; legal are 0.05 to 20.");
    if (options.startGrid().height * options.gridMultiple() < options.leastSide()
        || options.nativeSize().height > LabelMap::kMaxSide)
        throw Error(ErrorKind::InvalidArgument,
            "crop_size " + std::to_string(options.cropSize) + " and aspect_ratio "
                + std::to_string(options.aspectRatio) + " make a photograph of no legal height.");
}

} // namespace pleinair
