#pragma once

#include <string>
#include <vector>

namespace pleinair {

/// What carries the sums over processes that train together.
enum class Collectives {
    Gloo, ///< Over TCP, through the host's memory.
    Nccl, ///< From device to device.
};

/// What a process says of itself before the choice.
struct CollectiveOffer {
    std::string machine; ///< Its name.
    int device = -1; ///< CUDA device that it trains on; -1: the CPU.
    std::string missing; ///< Why it cannot use NCCL; empty: it can.

    [[nodiscard]] std::string text() const;
    /// @throws Error (BadFile) for what text() did not write.
    [[nodiscard]] static CollectiveOffer fromText(const std::string& text);
};

struct CollectiveChoice {
    Collectives kind = Collectives::Gloo;
    std::string reason; ///< Why not NCCL although a process trains on a CUDA device; else empty.
};

/// NCCL where every process has a CUDA device of its own and can use it, else Gloo for all.
/// @param offers  by rank, not empty.
[[nodiscard]] CollectiveChoice chooseCollectives(const std::vector<CollectiveOffer>& offers);

} // namespace pleinair
