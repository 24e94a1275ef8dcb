#pragma once

#include <optional>
#include <string>

namespace pleinair {

/// How much memory a run needs, and how much there is. No Torch.
struct MemoryNeed {
    double fixedBytes = 0; ///< Program, weights, gradients, moments, averages.
    double bytesPerPicture = 0; ///< In the stage that needs most.
    int batch = 1; ///< Pictures of that stage's batch.
    int size = 0; ///< Its width in pixels.
    std::optional<double> availableBytes; ///< Of the device, before the run; nullopt: not known.

    [[nodiscard]] double bytes() const { return fixedBytes + bytesPerPicture * batch; }
    /// The largest batch that leaves a tenth of the memory free; 0: none, or not known.
    [[nodiscard]] int fittingBatch() const;
    [[nodiscard]] bool fits() const { return !availableBytes || batch <= fittingBatch(); }
};

/// "1.4 GiB", "310 MiB".
[[nodiscard]] std::string byteText(double bytes);

/// The need in a sentence, and what to do where it does not fit.
[[nodiscard]] std::string memoryText(const MemoryNeed& need);

/// Memory that a process may still take: the smaller of what the machine has to give and what the
/// control group allows; nullopt where the system does not say.
[[nodiscard]] std::optional<double> availableMemory();

} // namespace pleinair
