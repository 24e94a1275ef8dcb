#pragma once

#include "model/base/class_table.h"

#include <array>
#include <optional>
#include <vector>

namespace pleinair {

/// The painter's choice of materials: the current class, the one before it, and ten favourites on
/// the keys 1 to 9 and 0.
class Palette {
public:
    static constexpr int kFavourites = 10;
    static constexpr int kRecent = 6;

    /// The first ten classes become favourites, the first class the current one.
    explicit Palette(const ClassTable& classes);

    [[nodiscard]] ClassId current() const { return m_current; }
    [[nodiscard]] ClassId previous() const { return m_previous; }
    /// Makes a class the current one; the old one becomes previous() unless it is the same.
    void choose(ClassId id);
    /// Exchanges current and previous (the key X).
    void swap();

    /// The classes chosen last, the newest first; at most kRecent, the current one among them.
    [[nodiscard]] const std::vector<ClassId>& recent() const { return m_recent; }

    /// @param slot  0..9: the keys 1, 2, ..., 9, 0. @return nullopt for an empty one.
    [[nodiscard]] std::optional<ClassId> favourite(int slot) const;
    using Favourites = std::array<std::optional<ClassId>, kFavourites>;
    [[nodiscard]] const Favourites& favourites() const { return m_favourites; }
    /// @pre no class twice.
    void setFavourites(const Favourites& favourites) { m_favourites = favourites; }
    /// @param id  nullopt empties the slot. A class lies in one slot at most: it leaves its old
    /// one.
    void setFavourite(int slot, std::optional<ClassId> id);
    /// The slot of a class, if it is a favourite.
    [[nodiscard]] std::optional<int> slotOf(ClassId id) const;

private:
    void remember(ClassId id);

    ClassId m_current = 0;
    ClassId m_previous = 0;
    Favourites m_favourites;
    std::vector<ClassId> m_recent;
};

} // namespace pleinair
