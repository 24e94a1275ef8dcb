#include "model/base/processor_cores.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

namespace pleinair {

namespace {

#ifdef __linux__
/// The hardware threads of a processor's core, as the kernel lists them ("0,64"); the processor's
/// own number where it does not say.
std::string siblingsOf(int processor)
{
    std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(processor)
        + "/topology/thread_siblings_list");
    std::string siblings;
    return std::getline(file, siblings) ? siblings : std::to_string(processor);
}
#endif

} // namespace

int usableCores()
{
#ifdef __linux__
    cpu_set_t processors;
    CPU_ZERO(&processors);
    if (sched_getaffinity(0, sizeof processors, &processors) == 0) {
        std::set<std::string> cores;
        for (int processor = 0; processor < CPU_SETSIZE; ++processor)
            if (CPU_ISSET(processor, &processors))
                cores.insert(siblingsOf(processor));
        return std::max(1, static_cast<int>(cores.size()));
    }
#endif
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace pleinair
