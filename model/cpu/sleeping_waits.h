#pragma once

#include <thread>

namespace pleinair {

/// While it lives, OpenMP threads that wait for one another sleep soon instead of spinning.
///
/// For a program whose window shares the cores with the engine: a thread that spins keeps a core
/// busy while the one it waits for has lost its own to the window, and a frame takes ten times as
/// long (a pen of 250 events a second left 1 photograph a second; asleep it is 7). libgomp has no
/// call for this, but a documented rule: where there are more OpenMP threads than cores, waiting
/// threads spin for next to nothing (GOMP_SPINCOUNT in its manual). So this keeps a team of idle
/// threads, one for each core. OMP_WAIT_POLICY or GOMP_SPINCOUNT in the environment still decide.
class SleepingWaits {
public:
    SleepingWaits();

private:
    std::jthread m_holder; ///< Owns the idle team, and sleeps.
};

} // namespace pleinair
