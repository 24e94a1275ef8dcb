#pragma once

namespace pleinair {

/// Lowers the calling thread's priority below the window's, which must feel quick on two cores.
/// Threads that this one starts later inherit it: call it before the first use of OpenMP, whose
/// workers then yield to the window as well. Does nothing where the system refuses.
void lowerOwnPriority();

} // namespace pleinair
