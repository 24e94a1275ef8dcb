#pragma once

#include <QFrame>

namespace pleinair {

class MaterialsPanel;
class Studio;
class TileGrid;

/// All materials at the pen: a click chooses one and closes it, as does Escape or a click
/// elsewhere.
class MaterialsPopup final : public QFrame {
    Q_OBJECT

public:
    /// Shows what the panel shows. @param studio  outlives the popup, which deletes itself.
    MaterialsPopup(Studio& studio, const MaterialsPanel& panel, QWidget* parent);

    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }
    /// Opens it around a place, within the screen.
    void openAt(const QPoint& globalPlace);

private:
    TileGrid* m_tiles = nullptr;
};

} // namespace pleinair
