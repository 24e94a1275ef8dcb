#include "training/unknown_pixels.h"

#include "model/base/label_map.h"
#include "training/pack.h"

#include <algorithm>

namespace pleinair {

bool hasUnknownPixels(const Pack& pack)
{
    for (int i = 0; i < pack.count(); ++i) {
        const auto labels = pack.record(i).labels;
        if (std::find(labels.begin(), labels.end(), kUnknownClass) != labels.end())
            return true;
    }
    return false;
}

} // namespace pleinair
