#include "model/cpu/sleeping_waits.h"

#include <omp.h>

#include <condition_variable>
#include <mutex>

namespace pleinair {

namespace {

void makeTeam()
{
#pragma omp parallel num_threads(omp_get_num_procs() + 1)
    {
        // An empty region would be optimized away, and the team with it.
        static_cast<void>(omp_get_thread_num());
    }
}

} // namespace

SleepingWaits::SleepingWaits()
    : m_holder([](const std::stop_token& stop) {
        makeTeam();
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any asleep;
        asleep.wait(lock, stop, [] { return false; });
    })
{
}

} // namespace pleinair
