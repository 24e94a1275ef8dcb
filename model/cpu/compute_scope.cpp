#include "model/cpu/compute_scope.h"

#include <immintrin.h>
#include <omp.h>

namespace pleinair {

namespace {

constexpr unsigned kFlushResults = 0x8000;
constexpr unsigned kDenormalsAreZero = 0x0040;

void controlTeam(unsigned control)
{
#pragma omp parallel
    _mm_setcsr(control);
}

} // namespace

ComputeScope::ComputeScope(int threads)
    : m_threadsBefore(omp_get_max_threads())
    , m_controlBefore(_mm_getcsr())
{
    omp_set_num_threads(threads);
    controlTeam(m_controlBefore | kFlushResults | kDenormalsAreZero);
}

ComputeScope::~ComputeScope()
{
    controlTeam(m_controlBefore);
    omp_set_num_threads(m_threadsBefore);
}

} // namespace pleinair
