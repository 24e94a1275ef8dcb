#pragma once

#include <QFrame>

class QLineEdit;

namespace pleinair {

class MaterialsPanel;
class Studio;
class TileGrid;

/// All materials at the pen, those used lately first: a click chooses one and closes it, as do the
/// favourites' keys 1 to 0, or typing a name and Enter. Escape or a click elsewhere closes it.
class MaterialsPopup final : public QFrame {
    Q_OBJECT

public:
    /// Shows what the panel shows. @param studio  outlives the popup, which deletes itself.
    MaterialsPopup(Studio& studio, const MaterialsPanel& panel, QWidget* parent);

    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    /// Opens it around a place, within the screen.
    void openAt(const QPoint& globalPlace);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

Q_SIGNALS:
    /// The pointer points at a material's tile. @param id  -1: at none any more.
    void pointedAt(int id);

private:
    void choose(int id);
    void chooseFirstFound();

    Studio& m_studio;
    QLineEdit* m_search = nullptr;
    TileGrid* m_tiles = nullptr;
};

} // namespace pleinair
