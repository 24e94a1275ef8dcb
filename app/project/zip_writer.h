#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// Makes a zip archive in memory; its members lie in the order in which they are added.
class ZipWriter {
public:
    enum class Packing { Stored, Deflated };

    ZipWriter() = default;
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    /// @param name  inside the archive, with '/'; not given twice.
    void add(std::string name, std::vector<std::byte> content, Packing packing = Packing::Stored);
    void add(std::string name, std::string_view content, Packing packing = Packing::Stored);
    /// The archive; nothing can be added afterwards. @throws Error (OutOfMemory).
    [[nodiscard]] std::vector<std::byte> finish();

private:
    struct Member {
        std::string name;
        std::vector<std::byte> content;
        Packing packing;
    };
    std::vector<Member> m_members;
};

} // namespace pleinair
