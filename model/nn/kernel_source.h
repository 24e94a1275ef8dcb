#pragma once

#include <torch/types.h>

namespace pleinair {

/// For as long as it lives, networks take LibTorch's kernels on the calling thread and none of this
/// project's: for comparison, and where a gradient's gradient is wanted, which ours do not know.
class LibTorchKernels {
public:
    LibTorchKernels();
    ~LibTorchKernels();
    LibTorchKernels(const LibTorchKernels&) = delete;
    LibTorchKernels& operator=(const LibTorchKernels&) = delete;

private:
    bool m_before;
};

/// Whether this project's kernels for dense channels-last features may take `x`: [N, C, H, W] in
/// float on the CPU, without autocast.
[[nodiscard]] bool ownKernelsTake(const torch::Tensor& x);

} // namespace pleinair
