#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

namespace pleinair {

/// Memory for vector instructions: aligned to a cache line, zeroed once, grown but never shrunk.
/// Large buffers ask for huge pages where the system has them. Not copyable.
template <typename T>
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    /// @throws std::bad_alloc.
    explicit AlignedBuffer(std::size_t count) { grow(count); }

    /// Makes room for `count` values; the values held so far stay, the others are 0.
    /// @throws std::bad_alloc.
    void grow(std::size_t count);

    [[nodiscard]] T* data() { return m_data.get(); }
    [[nodiscard]] const T* data() const { return m_data.get(); }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Free {
        void operator()(T* data) const { std::free(data); }
    };

    std::unique_ptr<T, Free> m_data;
    std::size_t m_size = 0;
};

extern template class AlignedBuffer<float>;
extern template class AlignedBuffer<std::byte>;

} // namespace pleinair
