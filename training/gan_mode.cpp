#include "training/gan_mode.h"

#include "model/base/error.h"

namespace pleinair {

std::string nameOf(GanMode mode)
{
    switch (mode) {
    case GanMode::Hinge:
        return "hinge";
    case GanMode::Ls:
        return "ls";
    case GanMode::Original:
        return "original";
    case GanMode::W:
        return "w";
    }
    return "hinge";
}

GanMode ganModeFrom(const std::string& text)
{
    for (const auto mode : { GanMode::Hinge, GanMode::Ls, GanMode::Original, GanMode::W })
        if (text == nameOf(mode))
            return mode;
    throw Error(ErrorKind::InvalidArgument,
        "gan_mode is \"" + text + "\"; legal are hinge, ls, original and w.");
}

} // namespace pleinair
