#include "model/nn/kernel_source.h"

#include <ATen/autocast_mode.h>

namespace pleinair {

namespace {

bool& takesLibTorch()
{
    thread_local bool takes = false;
    return takes;
}

} // namespace

LibTorchKernels::LibTorchKernels()
    : m_before(takesLibTorch())
{
    takesLibTorch() = true;
}

LibTorchKernels::~LibTorchKernels()
{
    takesLibTorch() = m_before;
}

bool ownKernelsTake(const torch::Tensor& x)
{
    return !takesLibTorch() && x.is_cpu() && x.scalar_type() == torch::kFloat && x.dim() == 4
        && x.is_contiguous(torch::MemoryFormat::ChannelsLast)
        && !at::autocast::is_autocast_enabled(torch::kCPU);
}

} // namespace pleinair
