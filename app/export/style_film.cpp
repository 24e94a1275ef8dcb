#include "app/export/style_film.h"

#include <cmath>
#include <numbers>

namespace pleinair {

StyleVector styleBetween(const StyleVector& from, const StyleVector& to, double position)
{
    const auto share = static_cast<float>(position);
    return blendedStyle({ { from.mu, {} }, { to.mu, {} } }, { 1 - share, share });
}

double filmPosition(std::size_t frame, std::size_t frames, bool loops)
{
    if (frames < 2)
        return 0;
    const double turn = loops ? 2 * std::numbers::pi : std::numbers::pi;
    const double last = static_cast<double>(loops ? frames : frames - 1);
    return (1 - std::cos(static_cast<double>(frame) / last * turn)) / 2;
}

} // namespace pleinair
