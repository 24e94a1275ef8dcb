#include "app/session/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pleinair {

void lowerOwnPriority()
{
#ifdef __linux__
    constexpr int kNiceness = 10;
    // Linux gives every thread a niceness of its own, under its thread id.
    const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
    static_cast<void>(::setpriority(PRIO_PROCESS, thread, kNiceness));
#endif
}

} // namespace pleinair
