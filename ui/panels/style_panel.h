#pragma once

#include <QImage>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QSpinBox;
class QToolButton;

namespace pleinair {

class LiveRendering;
class TileGrid;

/// The styles of the model and those found in photographs, as pictures; random styles by a seed
/// that can be kept. Greyed, with the reason in words, for what the model cannot do.
class StylePanel final : public QWidget {
    Q_OBJECT

public:
    /// @param rendering  outlives the panel.
    explicit StylePanel(LiveRendering& rendering, QWidget* parent = nullptr);

    /// For the dock's title: photograph, random, seed and lock.
    [[nodiscard]] QWidget* controls() const { return m_controls; }
    [[nodiscard]] TileGrid* tiles() const { return m_tiles; }
    [[nodiscard]] QToolButton* photographButton() const { return m_photograph; }
    /// The present painting in one of the styles.
    void setPicture(int index, const QImage& picture);

Q_SIGNALS:
    void styleChosen(int index);
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
    void showStyles();
    void showCurrent();
    void showAbilities();

    LiveRendering& m_rendering;
    QBoxLayout* m_layout = nullptr;
    QWidget* m_controls = nullptr;
    QToolButton* m_photograph = nullptr;
    QToolButton* m_random = nullptr;
    QSpinBox* m_seed = nullptr;
    QToolButton* m_lock = nullptr;
    TileGrid* m_tiles = nullptr;
    QLabel* m_reason = nullptr;
};

} // namespace pleinair
