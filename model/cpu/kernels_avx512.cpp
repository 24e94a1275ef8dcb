#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 16;
constexpr int kRowTile = 12;
constexpr int kProductRows = 12;
} // namespace

#include "model/cpu/kernels_body.h"

#include "model/cpu/products_body.h"

#include "model/cpu/pointwise_body.h"
#include "model/cpu/winograd_body.h"

namespace pleinair {

const Kernels& kernelsAvx512()
{
    return kKernels;
}

const ConvolutionKernels& convolutionKernelsAvx512()
{
    return kConvolutionKernels;
}

} // namespace pleinair
