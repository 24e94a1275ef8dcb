#include "tests/golden/published_options.h"

#include "model/base/error.h"

#include <fstream>
#include <regex>

namespace pleinair::golden {

PublishedOptions::PublishedOptions(const std::filesystem::path& file)
{
    std::ifstream lines(file);
    if (!lines)
        throw Error(ErrorKind::FileNotFound, "There is no options file " + file.string() + ".");
    static const std::regex form(R"(^\s*(\w+):\s*(.*?)\s*(\[default: .*\])?\s*$)");
    std::smatch parts;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_match(line, parts, form))
            m_values[parts[1]] = parts[2];
}

std::string PublishedOptions::text(const std::string& key, const std::string& otherwise) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? otherwise : found->second;
}

int PublishedOptions::integer(const std::string& key, int otherwise) const
{
    return std::stoi(text(key, std::to_string(otherwise)));
}

double PublishedOptions::number(const std::string& key, double otherwise) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? otherwise : std::stod(found->second);
}

bool PublishedOptions::flag(const std::string& key, bool otherwise) const
{
    return text(key, otherwise ? "True" : "False") == "True";
}

NetworkOptions PublishedOptions::network() const
{
    NetworkOptions options;
    options.labelNc = integer("label_nc", options.labelNc);
    options.containDontcareLabel = flag("contain_dontcare_label", false);
    options.noInstance = flag("no_instance", false);
    options.ngf = integer("ngf", options.ngf);
    options.zDim = integer("z_dim", options.zDim);
    options.useVae = flag("use_vae", false);
    options.setNormG(text("norm_G", options.normG()));
    options.numUpsamplingLayers
        = upsamplingLayersFrom(text("num_upsampling_layers", nameOf(options.numUpsamplingLayers)));
    options.cropSize = integer("crop_size", options.cropSize);
    options.aspectRatio = number("aspect_ratio", options.aspectRatio);
    return options;
}

} // namespace pleinair::golden
