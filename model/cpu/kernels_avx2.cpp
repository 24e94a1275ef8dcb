#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 8;
constexpr int kRowTile = 5;
} // namespace

#include "model/cpu/kernels_body.h"

namespace pleinair {

const Kernels& kernelsAvx2()
{
    return kKernels;
}

} // namespace pleinair
