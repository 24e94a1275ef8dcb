#include "ui/training/present_model.h"

#include "model/base/error.h"
#include "model/io/model_package.h"
#include "model/io/segmenter_package.h"

namespace pleinair {

PresentModel presentModelAt(const std::filesystem::path& path)
{
    if (path.empty())
        return {};
    try {
        return { QString::fromStdU16String(path.u16string()), describeModel(path).options.cropSize,
            hasSegmenter(path) };
    } catch (const Error&) {
        return {};
    }
}

} // namespace pleinair
