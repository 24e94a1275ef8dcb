#include "model/base/user_folders.h"

#include <cstdlib>

namespace pleinair {

std::filesystem::path userCacheFolder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return std::filesystem::path(cache) / "pleinair";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".cache" / "pleinair";
    return {};
}

} // namespace pleinair
