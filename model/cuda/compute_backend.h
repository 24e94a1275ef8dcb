#pragma once

#include "model/cuda/kernels.h"

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pleinair {

/// Work that was recorded once and is repeated by one call. Reads and writes the same addresses
/// each time.
class Recording {
public:
    virtual ~Recording() = default;
    virtual void replay() = 0;
};

/// Where the engine computes: a queue that Torch's operations and our kernels go into in order.
///
/// The engine is written against this class, so that the tests run all of it on the CPU too. One
/// thread owns a backend. Functions throw c10::Error where the device refuses.
class ComputeBackend {
public:
    virtual ~ComputeBackend() = default;

    /// E.g. "NVIDIA H100 (CUDA, bf16)".
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual torch::Device device() const = 0;
    /// Of features and of the convolutions' weights.
    [[nodiscard]] virtual ElementType elementType() const = 0;
    [[nodiscard]] virtual const Kernels& kernels() const = 0;

    /// Makes the queue the calling thread's, for Torch's operations. Before anything else.
    virtual void activate() = 0;
    /// Host memory that the device reads and writes without a detour, U8 [bytes].
    [[nodiscard]] virtual torch::Tensor hostBuffer(std::int64_t bytes) = 0;
    /// Returns when the queue is empty.
    virtual void wait() = 0;
    /// Put marks into the queue.
    virtual void markBegin() = 0;
    virtual void markEnd() = 0;
    /// The time between the two newest marks, on the device's own clock. @pre wait() behind them.
    [[nodiscard]] virtual double markedMs() const = 0;
    /// Runs work, then records it. The work puts the same things into the queue whenever it is
    /// called and waits for nothing.
    /// @return nullptr if it cannot be recorded: then the caller runs it each time.
    [[nodiscard]] virtual std::unique_ptr<Recording> record(const std::function<void()>& work) = 0;
};

/// Torch's types for features, and for rows of gammas and betas.
[[nodiscard]] torch::Dtype featureType(ElementType type);
[[nodiscard]] torch::Dtype rowType(ElementType type);

} // namespace pleinair
