#pragma once

#include "model/base/label_map.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace pleinair {

class Studio;
class TileGrid;

/// The materials: what can be painted, in groups, with colours, keys and each one's share of the
/// painting; a search field finds them by name.
class MaterialsPanel final : public QWidget {
    Q_OBJECT

public:
    /// @param studio  outlives the panel.
    explicit MaterialsPanel(Studio& studio, QWidget* parent = nullptr);

    /// For the dock's title: what was used lately, favourites alone, the search field.
    [[nodiscard]] QWidget* controls() const { return m_controls; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }
    /// A small piece of what the model makes of a material.
    void setPicture(int id, const QImage& picture);
    /// Whether every tile has its class's pattern on its colour.
    void setPatterned(bool patterned);
    /// Shows the shares as they are now, without waiting for their turn.
    void showShares();

Q_SIGNALS:
    /// The pointer points at a material's tile. @param id  -1: at none any more.
    void pointedAt(int id);

private:
    void makeControls();
    void showClasses();
    void openMenu(int id, const QPoint& globalPlace);
    void showCurrent();
    void chooseFirstFound();

    Studio& m_studio;
    QWidget* m_controls = nullptr;
    QLineEdit* m_search = nullptr;
    TileGrid* m_tiles = nullptr;
    bool m_isPatterned = false;
    QTimer m_shares; ///< Shares are counted at every edit, but drawn a few times a second.
};

} // namespace pleinair
