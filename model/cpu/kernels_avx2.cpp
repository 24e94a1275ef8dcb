#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 8;
constexpr int kRowTile = 5;
constexpr int kProductRows = 6;
} // namespace

#include "model/cpu/kernels_body.h"

#include "model/cpu/products_body.h"

#include "model/cpu/pointwise_body.h"
#include "model/cpu/winograd_body.h"

namespace pleinair {

const Kernels& kernelsAvx2()
{
    return kKernels;
}

const ConvolutionKernels& convolutionKernelsAvx2()
{
    return kConvolutionKernels;
}

} // namespace pleinair
