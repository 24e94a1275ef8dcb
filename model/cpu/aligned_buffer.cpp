#include "model/cpu/aligned_buffer.h"

#include <cstring>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace pleinair {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t { 2 } << 20U;

void* alignedMemory(std::size_t bytes)
{
    const std::size_t alignment = bytes >= 2 * kHugePage ? kHugePage : kCacheLine;
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, whole);
    if (memory == nullptr)
        throw std::bad_alloc();
#ifdef __linux__
    if (alignment == kHugePage)
        static_cast<void>(madvise(memory, whole, MADV_HUGEPAGE));
#endif
    return memory;
}

} // namespace

template <typename T>
void AlignedBuffer<T>::grow(std::size_t count)
{
    if (count <= m_size)
        return;
    std::unique_ptr<T, Free> larger(static_cast<T*>(alignedMemory(count * sizeof(T))));
    if (m_size != 0)
        std::memcpy(larger.get(), m_data.get(), m_size * sizeof(T));
    std::memset(static_cast<void*>(larger.get() + m_size), 0, (count - m_size) * sizeof(T));
    m_data = std::move(larger);
    m_size = count;
}

template class AlignedBuffer<float>;
template class AlignedBuffer<std::byte>;

} // namespace pleinair
