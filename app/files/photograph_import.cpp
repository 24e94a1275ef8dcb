#include "app/files/photograph_import.h"

#include "model/image/picture_codec.h"
#include "model/io/byte_source.h"

namespace pleinair {

Image openPhotograph(const std::filesystem::path& file)
{
    constexpr std::uint64_t kMaxFileBytes = 512U << 20;
    return decodePicture(readWholeFile(file, kMaxFileBytes), file.string());
}

} // namespace pleinair
