#pragma once

#include <csignal>

namespace pleinair {

/// While it lives, Ctrl+C and SIGTERM set a flag instead of ending the program, so that a command
/// can leave without a trace of what is half done. A second signal ends the program at once.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    [[nodiscard]] static bool isRequested();
    /// @throws Error if a signal came.
    static void check();

private:
    struct sigaction m_oldInterrupt { };
    struct sigaction m_oldTerminate { };
};

} // namespace pleinair
