#pragma once

#include "app/session/named_style.h"
#include "ui/panels/style_grid.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QActionGroup;
class QBoxLayout;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace pleinair {

class LiveRendering;
class StyleMixer;
class TileGrid;

/// The styles of the model and those found in photographs, as pictures of the present painting, on
/// four pages: all styles (favourites, presets, photographs, those used lately), variations of one,
/// the way from one to another, a mix of several by sliders. Greyed, with the reason in words, for
/// what the model cannot do.
class StylePanel final : public QWidget {
    Q_OBJECT

public:
    enum class Page { All, Variations, Between, Mix };

    /// @param rendering  outlives the panel.
    explicit StylePanel(LiveRendering& rendering, QWidget* parent = nullptr);

    /// For the dock's title: pages, favourite, photograph, random, seed and lock.
    [[nodiscard]] QWidget* controls() const { return m_controls; }
    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }
    [[nodiscard]] TileGrid* strip() const { return m_strip; }
    [[nodiscard]] StyleMixer* mixer() const { return m_mixer; }
    [[nodiscard]] QToolButton* photographButton() const { return m_photograph; }
    [[nodiscard]] QToolButton* favouriteButton() const { return m_favourite; }
    void showPage(Page page);
    [[nodiscard]] Page page() const { return m_page; }
    /// The present painting in one of the styles. @param index  in Thumbnails::wantedStyles().
    void setPicture(int index, const QImage& picture);
    /// Variations of the style in use, or more of them.
    void showVariations();
    /// The ends of the way on the page Between.
    void setFrom(const NamedStyle& style);
    void setTo(const NamedStyle& style);

    static constexpr int kVariations = 8;
    static constexpr int kStepsBetween = 9;

Q_SIGNALS:
    void styleChosen(const pleinair::NamedStyle& style);
    /// Of sliders: all on the way are one choice.
    void mixChosen(const pleinair::NamedStyle& style);
    void favouriteToggled(const pleinair::NamedStyle& style);
    void seedChosen(quint64 seed);
    void randomRequested();
    void photographRequested();
    void photographDropped(const QString& file);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeControls();
    QWidget* makePages();
    void showStyles();
    void showStrip();
    void showCurrent();
    void showAbilities();
    void showMenu(const NamedStyle& style, const QPoint& place);
    void mix(const NamedStyle& style);
    void wantPictures();

    LiveRendering& m_rendering;
    StylePictures m_pictures;
    Page m_page = Page::All;
    std::optional<NamedStyle> m_varied; ///< What the variations are of.
    std::uint64_t m_firstSeed = 1;
    std::optional<NamedStyle> m_from;
    std::optional<NamedStyle> m_to;
    QBoxLayout* m_layout = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_controls = nullptr;
    QActionGroup* m_pageGroup = nullptr;
    QToolButton* m_favourite = nullptr;
    QToolButton* m_photograph = nullptr;
    QToolButton* m_random = nullptr;
    QSpinBox* m_seed = nullptr;
    QToolButton* m_lock = nullptr;
    TileGrid* m_tiles = nullptr;
    TileGrid* m_strip = nullptr;
    StyleGrid* m_all = nullptr;
    StyleGrid* m_stripStyles = nullptr;
    StyleMixer* m_mixer = nullptr;
    QLabel* m_reason = nullptr;
};

} // namespace pleinair
