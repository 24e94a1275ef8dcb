#pragma once

#include <torch/types.h>

#include <string>

namespace pleinair {

/// Prepares LibTorch for this process and finds the device: sets the number of threads (LibTorch's
/// own default is wrong in small containers), flushes denormals, and loads the CUDA library only
/// where an NVIDIA driver is. Call it on the thread that will compute, before anything else.
/// @param device   auto, cpu, cuda or cuda:N; auto is CUDA where it works, else the CPU.
/// @param threads  of the CPU; 0: one for each core that this process may use.
/// @throws Error (Device) naming the reason if a CUDA device was asked for and is not there,
/// (InvalidArgument) for any other text.
[[nodiscard]] torch::Device openComputeDevice(const std::string& device, int threads);

/// E.g. "CPU (LibTorch, 2 threads)" or "CUDA device 0 (LibTorch)".
[[nodiscard]] std::string deviceText(torch::Device device);

} // namespace pleinair
