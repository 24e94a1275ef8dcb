#pragma once

#include "app/session/named_style.h"

#include <QWidget>

#include <vector>

class QMenu;

namespace pleinair {

class ValueSlider;

/// Styles that are mixed, each with a slider for its weight.
class StyleMixer final : public QWidget {
    Q_OBJECT

public:
    explicit StyleMixer(QWidget* parent = nullptr);

    /// Begins with what a style is made of: its ingredients, or itself alone.
    void setStyle(const NamedStyle& style);
    /// @param style  with half the weight of all others; nothing happens if it is there already.
    void add(const NamedStyle& style);
    /// What the button that adds a style offers.
    void setChoices(std::vector<NamedStyle> styles) { m_choices = std::move(styles); }
    void clear();
    [[nodiscard]] const std::vector<StyleIngredient>& ingredients() const { return m_ingredients; }
    [[nodiscard]] ValueSlider* slider(int line) const { return m_sliders[static_cast<std::size_t>(line)]; }

    static constexpr std::size_t kMostIngredients = 8;

Q_SIGNALS:
    /// The weights or what they belong to changed; some weight is above 0.
    void mixed(const pleinair::NamedStyle& style);

private:
    void showIngredients();
    void remove(std::size_t line);
    void showChoices(QMenu& menu);
    void tell();

    std::vector<StyleIngredient> m_ingredients;
    std::vector<NamedStyle> m_choices;
    std::vector<ValueSlider*> m_sliders;
    QWidget* m_list = nullptr;
};

} // namespace pleinair
