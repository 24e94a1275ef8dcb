#include "model/nn/winograd_kernels.h"

namespace {
constexpr int kLanes = 4;
constexpr int kProductRows = 2;
} // namespace

#include "model/nn/winograd_kernels_body.h"

namespace pleinair {

const WinogradKernels& winogradKernelsBaseline()
{
    return kWinogradKernels;
}

} // namespace pleinair
