#include "model/io/request_check.h"

#include "model/base/error.h"

#include <algorithm>
#include <string>

namespace pleinair {

namespace {

/// "width 300: the nearest are 288 and 320"; empty if the side fits.
std::string misfit(const char* name, int side, int grid)
{
    if (side > 0 && side % grid == 0)
        return {};
    const int below = std::max(0, side) / grid * grid;
    std::string text = std::string(name) + " " + std::to_string(side) + ": the nearest ";
    if (below == 0)
        return text + "is " + std::to_string(grid);
    return text + "are " + std::to_string(below) + " and " + std::to_string(below + grid);
}

} // namespace

void requireGridSize(Size photograph, const NetworkOptions& options)
{
    const int grid = options.gridMultiple();
    std::string complaints;
    for (const auto& complaint :
        { misfit("width", photograph.width, grid), misfit("height", photograph.height, grid) })
        if (!complaint.empty())
            complaints += (complaints.empty() ? "" : "; ") + complaint;
    if (!complaints.empty())
        throw Error(ErrorKind::ModelMismatch,
            "The model renders photographs whose sides are multiples of " + std::to_string(grid)
                + "; " + complaints + ".");
}

void requireStyleLength(const StyleVector& style, const NetworkOptions& options)
{
    if (options.useVae && style.mu.size() != static_cast<std::size_t>(options.zDim))
        throw Error(ErrorKind::ModelMismatch,
            "The style has " + std::to_string(style.mu.size()) + " values; the model takes "
                + std::to_string(options.zDim) + ".");
}

} // namespace pleinair
