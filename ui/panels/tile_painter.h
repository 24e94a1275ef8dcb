#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>
#include <QStringList>

namespace pleinair {

/// Height of the line with a tile's name.
inline constexpr int kTileNameHeight = 14;

/// One tile: a colour or a picture with a name under it.
struct Tile {
    QString name;
    QString group; ///< Tiles of equal group stand together under its name; may be empty.
    QColor color;
    QImage picture; ///< Null: the colour alone.
    QString badge; ///< E.g. the key that chooses it.
    QString note; ///< Beside the name, dimmed; e.g. a share.
    QStringList otherNames {}; ///< Searches find them too.
    int pattern = -1; ///< Drawn over the colour, as isPatternMark() counts them; -1: none.
};

/// How large tiles are, in pixels.
struct TileMetrics {
    int minWidth = 64;
    int maxWidth = 96;
    int faceHeight = 28; ///< Of colour and picture in one or more rows; 0: as high as the room.
    /// The picture covers the whole face; otherwise its right half, beside the colour.
    bool pictureFillsFace = false;
};

/// How a tile stands.
struct TileState {
    bool isCurrent = false;
    bool isHovered = false;
    bool isEnabled = true;
};

/// The font of captions, names and badges.
[[nodiscard]] QFont smallFont(QFont font, QFont::Weight weight = QFont::Normal);

/// Draws tiles in the colours of the current theme.
class TilePainter {
public:
    /// @param painter  active while this lives.
    TilePainter(QPainter& painter, const TileMetrics& metrics, QFont font);

    /// @param area  of face and name.
    void draw(const Tile& tile, const QRect& area, const TileState& state) const;

private:
    void drawFace(const Tile& tile, const QRect& face) const;
    void drawRing(const QRect& face, bool isCurrent) const;
    void drawBadge(const Tile& tile, const QRect& face) const;
    void drawName(const Tile& tile, QRect line, bool isCurrent) const;

    QPainter& m_painter;
    TileMetrics m_metrics;
    QFont m_font;
};

} // namespace pleinair
