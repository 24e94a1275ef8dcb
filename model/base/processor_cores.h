#pragma once

namespace pleinair {

/// Physical cores that this process may use, at least 1: in a container often fewer than the
/// machine has. Two hardware threads of one core count once, because vector units are not doubled.
[[nodiscard]] int usableCores();

} // namespace pleinair
