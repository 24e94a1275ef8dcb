#include "app/cli/photograph_size.h"

#include "model/base/error.h"
#include "model/base/label_map.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pleinair {

namespace {

std::optional<int> sideFrom(const char* begin, const char* end)
{
    int side = 0;
    const auto result = std::from_chars(begin, end, side);
    if (result.ec != std::errc() || result.ptr != end || side < 1 || side > LabelMap::kMaxSide)
        return std::nullopt;
    return side;
}

/// "448 or 480": the multiples on both sides of a length.
std::string nearestMultiples(int side, int grid, int least)
{
    const int below = side / grid * grid;
    if (below < least)
        return std::to_string(least);
    return std::to_string(below) + " or " + std::to_string(below + grid);
}

} // namespace

Size requestedSize(const std::string& text, const NetworkOptions& options)
{
    const auto cross = text.find_first_of("xX");
    const auto width = cross == std::string::npos ? std::nullopt : sideFrom(text.data(), text.data() + cross);
    const auto height = cross == std::string::npos
        ? std::nullopt
        : sideFrom(text.data() + cross + 1, text.data() + text.size());
    if (!width || !height)
        throw Error(ErrorKind::InvalidArgument,
            "The size \"" + text + "\" is not of the form WIDTHxHEIGHT, e.g. 448x256.");
    const int grid = options.gridMultiple();
    for (const auto& [name, side] : { std::pair("width", *width), std::pair("height", *height) })
        if (side % grid != 0 || side < options.leastSide())
            throw Error(ErrorKind::InvalidArgument,
                std::string("The ") + name + " " + std::to_string(side)
                    + (side % grid != 0 ? " is not a multiple of " + std::to_string(grid)
                                + ", which this model needs"
                                        : std::string(" is too small for this model"))
                    + "; the nearest are " + nearestMultiples(side, grid, options.leastSide())
                    + ".");
    return { *width, *height };
}

Size defaultSize(Size labels, const NetworkOptions& options)
{
    const Size native = options.nativeSize();
    return photographSize(labels, std::min(native.width, native.height), options.gridMultiple());
}

} // namespace pleinair
