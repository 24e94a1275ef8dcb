#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 8;
constexpr int kRowTile = 2;
} // namespace

#include "model/cpu/kernels_body.h"

namespace pleinair {

const Kernels& kernelsSse()
{
    return kKernels;
}

} // namespace pleinair
