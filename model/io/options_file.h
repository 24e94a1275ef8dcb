#pragma once

#include "model/io/network_options.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace pleinair {

/// The entries of an `opt.txt`, value by key, as text.
using OptionEntries = std::map<std::string, std::string>;

/// Reads the `opt.txt` of a published experiment: one `key: value` a line, an optional
/// `[default: x]` behind it, an optional dashed line first and last.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile) with the line.
[[nodiscard]] OptionEntries readOptionsFile(const std::filesystem::path& file);
/// @param name  stands for the file in messages.
[[nodiscard]] OptionEntries parseOptions(std::string_view text, const std::string& name);

/// Takes over the entries that decide the networks' shape; a key that is missing leaves the option
/// as it is. @throws Error (BadFile) for a value that is not legal, naming key and file.
void applyOptions(const OptionEntries& entries, NetworkOptions& options, const std::string& name);

/// The `opt.txt` of a published experiment with these options: one `key: value` a line, by key.
/// @param name  of the experiment.
[[nodiscard]] std::string optionsText(const NetworkOptions& options, const std::string& name);

/// @throws Error (InvalidArgument) for options outside what the networks can be built for, e.g. an
/// ngf of 0; the message names option and range.
void checkOptions(const NetworkOptions& options);

} // namespace pleinair
