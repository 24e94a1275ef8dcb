#include "model/cpu/kernels.h"

#include "model/cpu/kernels_table.h"

namespace pleinair {

const Kernels& kernelsFor(VectorIsa isa)
{
    switch (isa) {
    case VectorIsa::Sse:
        return kernelsSse();
    case VectorIsa::Avx2:
        return kernelsAvx2();
    case VectorIsa::Avx512:
        return kernelsAvx512();
    }
    return kernelsSse();
}

const ConvolutionKernels& convolutionKernelsFor(VectorIsa isa)
{
    switch (isa) {
    case VectorIsa::Sse:
        return convolutionKernelsSse();
    case VectorIsa::Avx2:
        return convolutionKernelsAvx2();
    case VectorIsa::Avx512:
        return convolutionKernelsAvx512();
    }
    return convolutionKernelsSse();
}

} // namespace pleinair
