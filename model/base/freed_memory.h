#pragma once

namespace pleinair {

/// Gives memory that was freed, but kept for the next allocation, back to the system: worth it
/// after something large and short-lived, e.g. loading a model. Does nothing where the system's
/// library has no such call.
void returnFreedMemory();

/// Keeps memory that is freed from now on for the next allocation, however large: a training step
/// allocates what the one before freed, and would have the system clear it page by page each time.
/// Does nothing where the system's library has no such setting.
void keepFreedMemory();

} // namespace pleinair
