#include "app/cli/interrupt.h"

#include "model/base/error.h"

namespace pleinair {

namespace {

volatile std::sig_atomic_t requested = 0;

void onSignal(int)
{
    requested = 1;
}

} // namespace

InterruptGuard::InterruptGuard()
{
    requested = 0;
    struct sigaction action { };
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | static_cast<unsigned>(SA_RESTART));
    ::sigaction(SIGINT, &action, &m_oldInterrupt);
    ::sigaction(SIGTERM, &action, &m_oldTerminate);
}

InterruptGuard::~InterruptGuard()
{
    ::sigaction(SIGINT, &m_oldInterrupt, nullptr);
    ::sigaction(SIGTERM, &m_oldTerminate, nullptr);
}

bool InterruptGuard::isRequested()
{
    return requested != 0;
}

void InterruptGuard::check()
{
    if (isRequested())
        throw Error(ErrorKind::FileUnwritable, "Stopped on request; what was finished is kept.");
}

} // namespace pleinair
