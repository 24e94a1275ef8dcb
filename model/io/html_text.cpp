#include "model/io/html_text.h"

#include <cstdint>

namespace pleinair {

std::string htmlText(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += letter;
        }
    }
    return result;
}

std::string base64Text(std::span<const std::byte> bytes)
{
    constexpr const char* kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byteAt = [&](std::size_t k) {
            return i + k < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U;
        };
        const std::uint32_t group = byteAt(0) << 16U | byteAt(1) << 8U | byteAt(2);
        for (std::size_t k = 0; k < 4; ++k)
            text += k == 0 || i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

} // namespace pleinair
