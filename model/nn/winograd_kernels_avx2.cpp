#include "model/nn/winograd_kernels.h"

namespace {
constexpr int kLanes = 8;
constexpr int kProductRows = 6;
} // namespace

#include "model/nn/winograd_kernels_body.h"

namespace pleinair {

const WinogradKernels& winogradKernelsAvx2()
{
    return kWinogradKernels;
}

} // namespace pleinair
