#pragma once

#include "model/cuda/compute_backend.h"

#include <chrono>

namespace pleinair {

/// The device engine's backend on the CPU: the very bodies of the CUDA kernels, called one after
/// another, and Torch's operations on CPU tensors. A recording repeats its work.
class HostBackend final : public ComputeBackend {
public:
    explicit HostBackend(ElementType type = ElementType::Float);
    ~HostBackend() override;

    [[nodiscard]] std::string name() const override { return "the kernels' bodies on the CPU"; }
    [[nodiscard]] torch::Device device() const override { return torch::kCPU; }
    [[nodiscard]] ElementType elementType() const override { return m_type; }
    [[nodiscard]] const Kernels& kernels() const override;

    void activate() override { }
    [[nodiscard]] torch::Tensor hostBuffer(std::int64_t bytes) override;
    void wait() override { }
    void markBegin() override { m_begin = std::chrono::steady_clock::now(); }
    void markEnd() override { m_end = std::chrono::steady_clock::now(); }
    [[nodiscard]] double markedMs() const override
    {
        return std::chrono::duration<double, std::milli>(m_end - m_begin).count();
    }
    [[nodiscard]] std::unique_ptr<Recording> record(const std::function<void()>& work) override;

    /// From now on nothing can be recorded, as where a driver refuses.
    void refuseRecording() { m_records = false; }
    /// The next modulation throws what Torch throws when a device's memory is exhausted.
    void exhaustMemoryOnce() { m_isExhausted = true; }
    /// How often record() was called.
    [[nodiscard]] int recordings() const { return m_recordings; }

private:
    class HostKernels;

    ElementType m_type;
    bool m_records = true;
    bool m_isExhausted = false;
    int m_recordings = 0;
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_end;
    std::unique_ptr<HostKernels> m_kernels;
};

} // namespace pleinair
