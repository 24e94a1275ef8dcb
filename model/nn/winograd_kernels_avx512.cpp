#include "model/nn/winograd_kernels.h"

namespace {
constexpr int kLanes = 16;
constexpr int kProductRows = 12;
} // namespace

#include "model/nn/winograd_kernels_body.h"

namespace pleinair {

const WinogradKernels& winogradKernelsAvx512()
{
    return kWinogradKernels;
}

} // namespace pleinair
