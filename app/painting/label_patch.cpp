#include "app/painting/label_patch.h"

#include "app/painting/runs.h"

#include <algorithm>
#include <utility>

namespace pleinair {

LabelPatch::LabelPatch(std::vector<Piece> pieces)
    : m_pieces(std::move(pieces))
{
    for (const Piece& piece : m_pieces)
        m_bounds = m_bounds.united(piece.area);
}

std::size_t LabelPatch::byteCount() const
{
    std::size_t bytes = sizeof(LabelPatch) + m_pieces.capacity() * sizeof(Piece);
    for (const Piece& piece : m_pieces)
        bytes += piece.before.capacity() + piece.after.capacity();
    return bytes;
}

std::vector<std::uint8_t> packRuns(std::span<const ClassId> labels)
{
    std::vector<std::uint8_t> packed;
    forEachRun(labels, [&packed](ClassId id, std::size_t, std::size_t length) {
        packed.push_back(id);
        for (; length > 0x7F; length >>= 7)
            packed.push_back(static_cast<std::uint8_t>(0x80 | (length & 0x7F)));
        packed.push_back(static_cast<std::uint8_t>(length));
    });
    packed.shrink_to_fit();
    return packed;
}

void unpackRuns(std::span<const std::uint8_t> packed, std::span<ClassId> labels)
{
    std::size_t at = 0;
    auto to = labels.begin();
    while (at < packed.size()) {
        const ClassId id = packed[at++];
        std::size_t length = 0;
        for (int shift = 0;; shift += 7) {
            const std::uint8_t byte = packed[at++];
            length |= static_cast<std::size_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                break;
        }
        to = std::fill_n(to, length, id);
    }
}

} // namespace pleinair
