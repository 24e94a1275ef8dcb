#pragma once

#include "model/cuda/compute_backend.h"

#include <c10/cuda/CUDAStream.h>

#include <string>

namespace pleinair {

/// A CUDA device with a stream of its own.
class CudaBackend final : public ComputeBackend {
public:
    /// @param index  of the device.
    /// @throws Error (Device) if there is none of that number or it is too old.
    explicit CudaBackend(int index);
    ~CudaBackend() override;
    CudaBackend(const CudaBackend&) = delete;
    CudaBackend& operator=(const CudaBackend&) = delete;

    [[nodiscard]] std::string name() const override;
    [[nodiscard]] torch::Device device() const override;
    [[nodiscard]] ElementType elementType() const override { return m_elementType; }
    [[nodiscard]] const Kernels& kernels() const override;

    void activate() override;
    [[nodiscard]] torch::Tensor hostBuffer(std::int64_t bytes) override;
    void wait() override;
    void markBegin() override;
    void markEnd() override;
    [[nodiscard]] double markedMs() const override;
    /// As a CUDA graph.
    [[nodiscard]] std::unique_ptr<Recording> record(const std::function<void()>& work) override;

    /// For comparing with other engines; before anything is loaded.
    void setElementType(ElementType type) { m_elementType = type; }

private:
    class StreamKernels;

    c10::DeviceIndex m_index;
    c10::cuda::CUDAStream m_stream;
    std::string m_name;
    ElementType m_elementType = ElementType::BFloat16;
    std::unique_ptr<StreamKernels> m_kernels;
    cudaEvent_t m_begin = nullptr;
    cudaEvent_t m_end = nullptr;
};

} // namespace pleinair
