#pragma once

#include "model/io/network_options.h"

#include <filesystem>
#include <map>
#include <string>

namespace pleinair::golden {

/// The options of an experiment as the published code saves them in `opt.txt`: one `key: value` a
/// line, with or without the dashed lines of the console print.
class PublishedOptions {
public:
    /// @throws Error (FileNotFound).
    explicit PublishedOptions(const std::filesystem::path& file);

    [[nodiscard]] std::string text(const std::string& key, const std::string& otherwise) const;
    [[nodiscard]] int integer(const std::string& key, int otherwise) const;
    [[nodiscard]] double number(const std::string& key, double otherwise) const;
    [[nodiscard]] bool flag(const std::string& key, bool otherwise) const;

    /// The shape of the networks. @throws Error (InvalidArgument) for a value that is not legal.
    [[nodiscard]] NetworkOptions network() const;

private:
    std::map<std::string, std::string> m_values;
};

} // namespace pleinair::golden
