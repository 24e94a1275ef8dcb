#pragma once

#include "ui/panels/tile_painter.h"

#include <QAbstractScrollArea>
#include <QString>

#include <optional>
#include <vector>

namespace pleinair {

/// Tiles in groups. In a wide, low dock the groups stand side by side and scroll sideways; in a
/// narrow, high one they lie under each other and scroll downwards.
class TileGrid final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TileGrid(TileMetrics metrics, QWidget* parent = nullptr);

    void setTiles(std::vector<Tile> tiles);
    [[nodiscard]] int count() const { return static_cast<int>(m_tiles.size()); }
    [[nodiscard]] const Tile& tile(int index) const { return m_tiles[std::size_t(index)]; }
    void setPicture(int index, const QImage& picture);
    void setNote(int index, const QString& note);
    /// The chosen tile, if any; scrolled into sight.
    void setCurrent(std::optional<int> index);
    [[nodiscard]] std::optional<int> current() const { return m_current; }
    /// Shows only tiles whose name or group holds the text, in any case of letters.
    void setFilter(const QString& text);
    /// Indices of the tiles that the filter leaves, in their order on screen.
    [[nodiscard]] std::vector<int> shownTiles() const;
    /// Some tiles once more, first and under a name of their own, while nothing is searched for.
    void setLeading(const QString& name, std::vector<int> indices);
    /// Shows only tiles that have a badge.
    void setOnlyBadged(bool only);
    /// Where a tile is, in viewport pixels; empty if it is filtered out.
    [[nodiscard]] QRect tileRect(int index) const;
    /// What stands there when no tile is shown.
    void setEmptyText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int index);
    /// The pointer is over another tile. @param index  -1: over none.
    void hovered(int index);
    void menuRequested(int index, const QPoint& globalPlace);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Placed {
        int index = 0;
        QRect area; ///< In content pixels.
    };
    struct Caption {
        QString text;
        QRect area;
    };
    struct Group {
        QString name;
        std::vector<int> tiles;
    };

    [[nodiscard]] std::vector<Group> shownGroups() const;
    void arrange();
    void arrangeSideways(const std::vector<Group>& groups);
    void arrangeDownwards(const std::vector<Group>& groups);
    [[nodiscard]] bool isSideways() const;
    [[nodiscard]] int captionHeight(const std::vector<Group>& groups) const;
    [[nodiscard]] QPoint scrollOffset() const;
    void setHovered(std::optional<int> index);
    [[nodiscard]] bool passes(const Tile& tile) const;
    [[nodiscard]] std::optional<int> tileAt(const QPoint& place) const;
    TileMetrics m_metrics;
    std::vector<Tile> m_tiles;
    std::optional<int> m_current;
    std::optional<int> m_hovered;
    QString m_filter;
    bool m_isOnlyBadged = false;
    QString m_leadingName;
    std::vector<int> m_leading;
    QString m_emptyText;
    std::vector<Placed> m_placed;
    std::vector<Caption> m_captions;
    QSize m_content;
};

} // namespace pleinair
