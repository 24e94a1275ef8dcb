#include "model/cpu/vector_isa.h"

#include <oneapi/dnnl/dnnl.hpp>

namespace pleinair {

VectorIsa vectorIsa()
{
    switch (dnnl::get_effective_cpu_isa()) {
    case dnnl::cpu_isa::sse41:
    case dnnl::cpu_isa::avx:
        return VectorIsa::Sse;
    case dnnl::cpu_isa::avx2:
    case dnnl::cpu_isa::avx2_vnni:
        return VectorIsa::Avx2;
    default:
        break;
    }
    // oneDNN reports its baseline as 0 ("all") on a machine without SSE 4.1.
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0)
        return VectorIsa::Avx512;
    return VectorIsa::Sse;
}

const char* nameOf(VectorIsa isa)
{
    switch (isa) {
    case VectorIsa::Sse:
        return "SSE";
    case VectorIsa::Avx2:
        return "AVX2";
    case VectorIsa::Avx512:
        return "AVX-512";
    }
    return "";
}

int channelBlock(VectorIsa isa)
{
    return isa == VectorIsa::Avx512 ? 16 : 8;
}

} // namespace pleinair
