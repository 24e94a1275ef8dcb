#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 16;
constexpr int kRowTile = 12;
} // namespace

#include "model/cpu/kernels_body.h"

namespace pleinair {

const Kernels& kernelsAvx512()
{
    return kKernels;
}

} // namespace pleinair
