#pragma once

namespace pleinair {

/// Gives memory that was freed, but kept for the next allocation, back to the system: worth it
/// after something large and short-lived, e.g. loading a model. Does nothing where the system's
/// library has no such call.
void returnFreedMemory();

} // namespace pleinair
