#include "app/session/thread_priority.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <thread>

namespace pleinair {
namespace {

int ownNiceness()
{
    return getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)));
}

TEST(ThreadPriority, IsLowerForTheThreadAndThoseItStartsAndForNobodyElse)
{
    const int before = ownNiceness();
    int lowered = 0;
    int inherited = 0;

    std::thread([&] {
        lowerOwnPriority();
        lowered = ownNiceness();
        std::thread([&] { inherited = ownNiceness(); }).join();
    }).join();

    EXPECT_GE(lowered, 10);
    EXPECT_EQ(inherited, lowered);
    EXPECT_EQ(ownNiceness(), before);
}

} // namespace
} // namespace pleinair
