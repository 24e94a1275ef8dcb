#include "training/picture_meter.h"

#include "model/base/shared_module.h"

namespace pleinair {

std::unique_ptr<PictureMeter> openPictureMeter(
    const std::filesystem::path& features, const std::string& device, int threads)
{
    const SharedModule module("training", "Measuring pictures");
    const auto make = module.function<MakePictureMeter>(kMakePictureMeter);
    return std::unique_ptr<PictureMeter>(make(features, device, threads));
}

} // namespace pleinair
