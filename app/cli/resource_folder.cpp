#include "app/cli/resource_folder.h"

namespace pleinair {

namespace fs = std::filesystem;

std::optional<fs::path> resourceFolder(const std::string& name, const fs::path& inSources)
{
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const fs::path& folder : { program / PLEINAIR_RESOURCES_FROM_PROGRAM / name, inSources })
        if (fs::is_directory(folder, ignored))
            return folder.lexically_normal();
    return std::nullopt;
}

} // namespace pleinair
