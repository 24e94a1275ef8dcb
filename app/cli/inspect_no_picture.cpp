#include "app/cli/inspect_picture.h"
#include "app/cli/inspect_project.h"

#include "model/base/error.h"

namespace pleinair {

bool looksLikePicture(std::span<const std::byte>)
{
    return false;
}

bool beginsAsProject(std::span<const std::byte>)
{
    return false;
}

void inspectProject(const std::filesystem::path& file, Inspection&)
{
    throw Error(ErrorKind::BadFile, file.string() + ": this build reads no projects.");
}

void inspectPicture(const std::filesystem::path& file, Inspection&)
{
    throw Error(ErrorKind::BadFile, file.string() + ": this build reads no pictures.");
}

} // namespace pleinair
