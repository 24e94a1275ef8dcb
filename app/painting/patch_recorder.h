#pragma once

#include "app/painting/label_patch.h"
#include "model/base/label_map.h"

#include <memory>
#include <vector>

namespace pleinair {

/// Keeps the tiles of a label map as they were before an edit touched them, so that an edit costs
/// memory and time by what it touches, not by the painting's size.
class PatchRecorder {
public:
    static constexpr int kTileSide = 64;

    /// Forgets everything and prepares for a map of this size.
    void begin(Size size);
    /// Saves those tiles under `area` that are not saved yet. Call it before changing them.
    /// @param area  clipped to the map.
    void save(const LabelMap& map, const Rect& area);
    /// Puts the saved tiles back and forgets them.
    /// @param changed  called with (area, row-major labels that lie there) for each tile.
    template <typename Restore>
    void revert(Restore&& restore);
    /// The difference between the saved tiles and the map as it is now.
    [[nodiscard]] LabelPatch finish(const LabelMap& map);

private:
    struct Tile {
        Rect area;
        std::vector<ClassId> labels;
    };

    [[nodiscard]] Rect tileArea(int column, int row) const;

    Size m_size;
    int m_columns = 0;
    std::vector<int> m_index; ///< Per tile: place in m_tiles, or -1.
    std::vector<Tile> m_tiles;
};

template <typename Restore>
void PatchRecorder::revert(Restore&& restore)
{
    for (const Tile& tile : m_tiles)
        restore(tile.area, std::span<const ClassId>(tile.labels));
    begin(m_size);
}

} // namespace pleinair
