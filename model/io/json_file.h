#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace pleinair {

/// What a JSON text may hold; checked while it is parsed, so that no text can exhaust anything.
struct JsonLimits {
    std::size_t bytes = 4U << 20;
    int depth = 32;
    std::size_t values = 1'000'000;
};

/// Parses untrusted JSON; a repeated key is refused. @param name  stands for the file in messages.
/// @throws Error (BadFile) with the place and the reason.
[[nodiscard]] nlohmann::json parseJson(
    std::string_view text, const std::string& name, const JsonLimits& limits = {});

/// @throws Error (FileNotFound), (FileUnreadable), (BadFile).
[[nodiscard]] nlohmann::json readJsonFile(
    const std::filesystem::path& file, const JsonLimits& limits = {});

/// @throws Error (FileUnwritable).
void writeJsonFile(const std::filesystem::path& file, const nlohmann::json& json);

/// Checks `"format"` and `"version"` of one of our files; only version 1 exists.
/// @throws Error (BadFile) for another format, (UnsupportedVersion) for a higher version.
void checkFormat(const nlohmann::json& json, const std::string& format, const std::string& name);

/// The value of a key that must be there and be a string. @throws Error (BadFile) naming the key.
[[nodiscard]] std::string stringAt(
    const nlohmann::json& object, const char* key, const std::string& name);
/// The value of a key that may be missing, but must be a string where it is there.
[[nodiscard]] std::string optionalStringAt(
    const nlohmann::json& object, const char* key, const std::string& name);
/// The value of a key that must be there and be a whole number of that range.
[[nodiscard]] int integerAt(const nlohmann::json& object, const char* key, int least, int greatest,
    const std::string& name);

} // namespace pleinair
