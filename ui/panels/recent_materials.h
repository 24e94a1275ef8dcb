#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace pleinair {

class Studio;

/// The materials used last, each a small button with colour and name; as many as there is room for.
class RecentMaterials final : public QWidget {
    Q_OBJECT

public:
    /// @param studio  outlives the widget.
    explicit RecentMaterials(Studio& studio, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<QToolButton*>& buttons() const { return m_buttons; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 0, 24 }; }
    [[nodiscard]] QSize sizeHint() const override { return { 160, 24 }; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showRecent();
    void arrange();

    Studio& m_studio;
    std::vector<QToolButton*> m_buttons;
};

} // namespace pleinair
