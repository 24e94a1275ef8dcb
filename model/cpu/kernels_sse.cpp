#include "model/cpu/kernels_table.h"

namespace {
constexpr int kLanes = 8;
constexpr int kRowTile = 2;
constexpr int kProductRows = 2;
} // namespace

#include "model/cpu/kernels_body.h"

#include "model/cpu/products_body.h"

#include "model/cpu/pointwise_body.h"
#include "model/cpu/winograd_body.h"

namespace pleinair {

const Kernels& kernelsSse()
{
    return kKernels;
}

const ConvolutionKernels& convolutionKernelsSse()
{
    return kConvolutionKernels;
}

} // namespace pleinair
