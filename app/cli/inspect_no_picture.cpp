#include "app/cli/inspect_picture.h"

#include "model/base/error.h"

namespace pleinair {

bool looksLikePicture(std::span<const std::byte>)
{
    return false;
}

void inspectPicture(const std::filesystem::path& file, Inspection&)
{
    throw Error(ErrorKind::BadFile, file.string() + ": this build reads no pictures.");
}

} // namespace pleinair
