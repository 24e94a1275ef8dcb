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

} // namespace pleinair
