#pragma once

namespace pleinair {

class Pack;

/// Whether any label map of the pack has pixels without a class (255), which a model needs a
/// channel of its own for. Reads label maps until it finds one.
[[nodiscard]] bool hasUnknownPixels(const Pack& pack);

} // namespace pleinair
