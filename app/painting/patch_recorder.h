#pragma once

#include "app/painting/label_patch.h"
#include "model/base/label_map.h"

#include <vector>

namespace pleinair {

/// Keeps the tiles of a label map as they were before an edit touched them, so that an edit costs
/// memory and time by what it touches, not by the painting's size.
class PatchRecorder {
public:
    static constexpr int kTileSide = 64;

    /// A part of the map as it was.
    struct Tile {
        Rect area;
        std::vector<ClassId> labels; ///< Row-major.
    };

    /// Forgets everything and prepares for a map of this size.
    void begin(Size size);
    /// Saves the tiles under a row of pixels that are not saved yet. Call it before changing them.
    /// @pre the row lies inside the map.
    void save(const LabelMap& map, int y, int left, int right);
    /// What was saved since begin().
    [[nodiscard]] const std::vector<Tile>& tiles() const { return m_tiles; }
    /// The smallest rectangle that holds every difference between the saved tiles and the map.
    [[nodiscard]] Rect changedArea(const LabelMap& map) const;
    /// The difference between the saved tiles and the map as it is now.
    [[nodiscard]] LabelPatch difference(const LabelMap& map) const;

private:
    void saveTile(const LabelMap& map, int column, int row);

    int m_columns = 0;
    std::vector<bool> m_saved; ///< Per tile.
    std::vector<Tile> m_tiles;
};

} // namespace pleinair
