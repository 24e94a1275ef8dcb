// Packs, through a file in memory.

#include "model/base/error.h"
#include "training/pack.h"

#include <string>

#include <sys/mman.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    static const int descriptor = ::memfd_create("pack", 0);
    static const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, data, size, 0) != static_cast<ssize_t>(size))
        return 0;
    try {
        const Pack pack(path);
        pack.verify();
    } catch (const Error&) {
    }
    return 0;
}
