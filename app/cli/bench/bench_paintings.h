#pragma once

#include "model/base/label_map.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace pleinair {

/// The paintings that are measured, and what a painter does to them. The same numbers give the same
/// maps on every machine.
class BenchPaintings {
public:
    /// @param folder      of greymaps; taken in the order of their names.
    /// @param size        of every map that is handed out.
    /// @param classCount  ids are wrapped to lie below it.
    /// @throws Error (FileNotFound) for a folder without greymaps, (BadFile).
    BenchPaintings(const std::filesystem::path& folder, Size size, int classCount);

    /// The painting with that number. Beyond the last file they come again mirrored, upside down,
    /// and with their classes exchanged, so that each brings new label patterns.
    [[nodiscard]] LabelMap painting(int number) const;

    /// How wide and high a dab is; 32 without this call.
    void setDabSide(int pixels) { m_dabSide = pixels; }
    /// A dab (at most half the map) of another class than stands there.
    [[nodiscard]] LabelMap withDab(LabelMap painting, std::uint64_t seed) const;
    /// A wavy stroke over the full width, as wide as a tenth of the map.
    [[nodiscard]] LabelMap withStroke(LabelMap painting, std::uint64_t seed) const;

private:
    [[nodiscard]] ClassId otherThan(ClassId id, double chance) const;

    Size m_size;
    int m_classCount;
    int m_dabSide = 32;
    std::vector<LabelMap> m_maps;
};

} // namespace pleinair
