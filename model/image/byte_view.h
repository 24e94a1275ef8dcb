#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pleinair {

enum class ByteOrder { Little, Big };

/// Numbers in bytes that are not trusted: what lies beyond the end reads as 0 and sets failed().
class ByteView {
public:
    explicit ByteView(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count, ByteOrder order)
    {
        const auto bytes = part(at, count);
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const std::size_t from = order == ByteOrder::Big ? i : bytes.size() - 1 - i;
            value = value << 8 | std::to_integer<std::uint32_t>(bytes[from]);
        }
        return value;
    }

    [[nodiscard]] bool startsWith(std::size_t at, std::string_view text) const
    {
        return at <= m_bytes.size() && text.size() <= m_bytes.size() - at
            && std::string_view(reinterpret_cast<const char*>(m_bytes.data()) + at, text.size()) == text;
    }

    /// `count` bytes, or none if they do not all lie inside.
    [[nodiscard]] std::span<const std::byte> part(std::size_t at, std::size_t count)
    {
        if (at > m_bytes.size() || count > m_bytes.size() - at) {
            m_failed = true;
            return {};
        }
        return m_bytes.subspan(at, count);
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    std::span<const std::byte> m_bytes;
    bool m_failed = false;
};

} // namespace pleinair
