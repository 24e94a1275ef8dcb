#pragma once

#include <cstdint>
#include <functional>

namespace pleinair {

/// Does independent pieces of work at once, on as many threads as the processor has, this one
/// among them; returns when all are done. For work of milliseconds: the threads are made anew.
/// @param pixels  that a piece goes over; with few of them this thread does everything.
/// @param work  called with 0, 1, ..., count - 1, each once.
/// @throws what a piece throws, the first of them, once all threads have ended; pieces that were
/// not begun by then are left out.
void inParallel(int count, std::int64_t pixels, const std::function<void(int)>& work);

} // namespace pleinair
