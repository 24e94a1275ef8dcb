#include "model/render/request_checks.h"

#include "model/base/error.h"

#include <algorithm>
#include <string>

namespace pleinair {

namespace {

/// "width 300: the nearest are 288 and 320"; empty if the side fits.
std::string misfit(const char* name, int side, int grid, int least)
{
    if (side >= least && side % grid == 0)
        return {};
    const int below = std::max(0, side) / grid * grid;
    std::string text = std::string(name) + " " + std::to_string(side) + ": the nearest ";
    if (below < least)
        return text + "is " + std::to_string(least);
    return text + "are " + std::to_string(below) + " and " + std::to_string(below + grid);
}

void checkSize(Size size, const NetworkOptions& options)
{
    const int grid = options.gridMultiple();
    const int least = options.leastSide();
    std::string complaints;
    for (const auto& complaint :
        { misfit("width", size.width, grid, least), misfit("height", size.height, grid, least) })
        if (!complaint.empty())
            complaints += (complaints.empty() ? "" : "; ") + complaint;
    if (!complaints.empty())
        throw Error(ErrorKind::ModelMismatch,
            "The model renders photographs whose sides are multiples of " + std::to_string(grid)
                + "; " + complaints + ".");
}

} // namespace

void checkRequest(const RenderRequest& request, const NetworkOptions& options)
{
    checkSize(request.labels.size(), options);
    if (options.useVae && static_cast<int>(request.style.mu.size()) != options.zDim)
        throw Error(ErrorKind::ModelMismatch,
            "The style has " + std::to_string(request.style.mu.size()) + " values; the model takes "
                + std::to_string(options.zDim) + ".");
    if (!request.edges.empty() && request.edges.size() != request.labels.labels().size())
        throw Error(ErrorKind::InvalidArgument,
            "There are " + std::to_string(request.edges.size()) + " edge values for "
                + std::to_string(request.labels.labels().size()) + " labels.");
}

void checkPhotograph(const Image& photograph, bool hasEncoder)
{
    if (!hasEncoder)
        throw Error(ErrorKind::ModelMismatch,
            "The model has no encoder, so it cannot take a style from a photograph.");
    if (photograph.size.isEmpty()
        || photograph.rgb.size() != static_cast<std::size_t>(photograph.size.area()) * 3)
        throw Error(ErrorKind::InvalidArgument, "The photograph is empty.");
}

} // namespace pleinair
