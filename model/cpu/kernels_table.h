#pragma once

#include "model/cpu/convolution_kernels.h"
#include "model/cpu/kernels.h"

namespace pleinair {

[[nodiscard]] const Kernels& kernelsSse();
[[nodiscard]] const Kernels& kernelsAvx2();
[[nodiscard]] const Kernels& kernelsAvx512();

[[nodiscard]] const ConvolutionKernels& convolutionKernelsSse();
[[nodiscard]] const ConvolutionKernels& convolutionKernelsAvx2();
[[nodiscard]] const ConvolutionKernels& convolutionKernelsAvx512();

} // namespace pleinair
