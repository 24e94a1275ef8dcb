#include "app/painting/palette.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

Palette::Palette(const ClassTable& classes)
{
    const int filled = std::min(kFavourites, classes.count());
    for (int slot = 0; slot < filled; ++slot)
        m_favourites[static_cast<std::size_t>(slot)] = static_cast<ClassId>(slot);
    remember(m_current);
}

void Palette::choose(ClassId id)
{
    if (id == m_current)
        return;
    m_previous = std::exchange(m_current, id);
    remember(m_current);
}

void Palette::swap()
{
    std::swap(m_current, m_previous);
    remember(m_current);
}

void Palette::remember(ClassId id)
{
    std::erase(m_recent, id);
    m_recent.insert(m_recent.begin(), id);
    if (m_recent.size() > kRecent)
        m_recent.pop_back();
}

std::optional<ClassId> Palette::favourite(int slot) const
{
    assert(slot >= 0 && slot < kFavourites);
    return m_favourites[static_cast<std::size_t>(slot)];
}

void Palette::setFavourite(int slot, std::optional<ClassId> id)
{
    assert(slot >= 0 && slot < kFavourites);
    if (id)
        std::replace(m_favourites.begin(), m_favourites.end(), id, std::optional<ClassId> {});
    m_favourites[static_cast<std::size_t>(slot)] = id;
}

std::optional<int> Palette::slotOf(ClassId id) const
{
    const auto slot = std::find(m_favourites.begin(), m_favourites.end(), std::optional(id));
    if (slot == m_favourites.end())
        return std::nullopt;
    return static_cast<int>(slot - m_favourites.begin());
}

} // namespace pleinair
