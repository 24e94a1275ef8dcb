#include "tests/golden/published_options.h"

namespace pleinair::golden {

PublishedOptions::PublishedOptions(const std::filesystem::path& file)
    : m_file(file)
    , m_values(readOptionsFile(file))
{
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
    options.noInstance = false; // the published default
    applyOptions(m_values, options, m_file.string());
    return options;
}

} // namespace pleinair::golden
