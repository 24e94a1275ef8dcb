#pragma once

#include "app/session/named_style.h"
#include "ui/panels/tile_grid.h"

#include <map>
#include <optional>
#include <vector>

namespace pleinair {

/// Pictures of styles on the present painting, as far as they are made.
using StylePictures = std::map<std::vector<float>, QImage>;

/// Styles as tiles, each with the style itself rather than a place in a list.
class StyleGrid final : public QObject {
    Q_OBJECT

public:
    struct Entry {
        NamedStyle style;
        QString group; ///< May be empty.
        QString caption {}; ///< In place of the style's name; may be empty.
    };

    /// @param tiles  what it fills. @param pictures  of styles; both outlive this.
    StyleGrid(TileGrid& tiles, const StylePictures& pictures, QObject* parent);

    void setStyles(std::vector<Entry> entries);
    [[nodiscard]] const std::vector<Entry>& styles() const { return m_entries; }
    /// Marks the tile of a style, if there is one.
    void setCurrent(const NamedStyle& style);
    /// A picture came.
    void showPicture(const StyleVector& style);

Q_SIGNALS:
    void chosen(const pleinair::NamedStyle& style);
    void menuRequested(const pleinair::NamedStyle& style, const QPoint& globalPlace);

private:
    [[nodiscard]] QImage pictureOf(const NamedStyle& style) const;

    TileGrid& m_tiles;
    const StylePictures& m_pictures;
    std::vector<Entry> m_entries;
};

} // namespace pleinair
