#pragma once

#include "model/io/network_options.h"
#include "model/io/options_file.h"

#include <filesystem>
#include <string>

namespace pleinair::golden {

/// The options of an experiment as the published code saves them in `opt.txt`.
class PublishedOptions {
public:
    /// @throws Error (FileNotFound, BadFile).
    explicit PublishedOptions(const std::filesystem::path& file);

    [[nodiscard]] std::string text(const std::string& key, const std::string& otherwise) const;
    [[nodiscard]] int integer(const std::string& key, int otherwise) const;
    [[nodiscard]] double number(const std::string& key, double otherwise) const;
    [[nodiscard]] bool flag(const std::string& key, bool otherwise) const;

    /// The shape of the networks. @throws Error (BadFile) for a value that is not legal.
    [[nodiscard]] NetworkOptions network() const;

private:
    std::filesystem::path m_file;
    OptionEntries m_values;
};

} // namespace pleinair::golden
