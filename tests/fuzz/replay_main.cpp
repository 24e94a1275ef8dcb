// Stands in for libFuzzer with compilers that have none: runs a fuzz target over files and folders.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& file, int& count)
{
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> content(std::istreambuf_iterator<char>(stream), {});
    // Every prefix on a coarse grid as well: truncation is the commonest damage.
    for (std::size_t size = content.size() % 7; size <= content.size(); size += 7, ++count)
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), size);
}

} // namespace

int main(int argc, char** argv)
{
    int count = 0;
    for (int i = 1; i < argc; ++i) {
        if (std::filesystem::is_directory(argv[i])) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
                if (entry.is_regular_file())
                    replay(entry.path(), count);
        } else {
            replay(argv[i], count);
        }
    }
    std::printf("%d inputs replayed\n", count);
    return count > 0 ? 0 : 1;
}
