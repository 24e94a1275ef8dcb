#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pleinair {

/// The text with &, <, > and quotes replaced, fit for the content and attributes of HTML and SVG.
[[nodiscard]] std::string htmlText(std::string_view text);

/// The bytes in base64 (RFC 4648), e.g. for a `data:` address.
[[nodiscard]] std::string base64Text(std::span<const std::byte> bytes);

} // namespace pleinair
