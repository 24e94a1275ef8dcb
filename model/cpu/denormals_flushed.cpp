#include "model/cpu/denormals_flushed.h"

#include <immintrin.h>

namespace pleinair {

namespace {

constexpr unsigned kFlushResults = 0x8000;
constexpr unsigned kDenormalsAreZero = 0x0040;

void setTeam(unsigned settings)
{
#pragma omp parallel
    _mm_setcsr(settings);
}

} // namespace

DenormalsFlushed::DenormalsFlushed()
    : m_before(_mm_getcsr())
{
    setTeam(m_before | kFlushResults | kDenormalsAreZero);
}

DenormalsFlushed::~DenormalsFlushed()
{
    setTeam(m_before);
}

} // namespace pleinair
