#pragma once

#include "model/cuda/compute_backend.h"

#include <torch/types.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace pleinair {

/// Gathers many small arrays in page-locked memory and sends them to the device in one copy.
///
/// The device's side stays valid until the next send() has been queued; the queue keeps the order.
class UploadPacket {
public:
    /// @param backend  outlives the packet.
    explicit UploadPacket(ComputeBackend& backend);

    /// Begins a new packet; waits if the one before may still be on its way.
    void clear();
    /// Appends an array. @return its place, for at().
    template <typename T>
    [[nodiscard]] std::int64_t add(std::span<const T> values)
    {
        return append(std::as_bytes(values));
    }
    /// Room for an array that the caller fills in before send(); valid until the next add().
    template <typename T>
    [[nodiscard]] std::pair<std::int64_t, T*> reserve(std::size_t count)
    {
        const std::int64_t place = extend(count * sizeof(T));
        return { place, reinterpret_cast<T*>(hostBytes() + place) };
    }
    /// Queues the copy.
    void send();
    /// The caller has waited for the queue: clear() need not.
    void arrived() { m_isOnItsWay = false; }

    /// Where an array of this packet is on the device, once it is sent.
    template <typename T>
    [[nodiscard]] const T* at(std::int64_t place) const
    {
        return reinterpret_cast<const T*>(deviceBytes() + place);
    }

private:
    std::int64_t append(std::span<const std::byte> bytes);
    std::int64_t extend(std::size_t bytes);
    [[nodiscard]] std::byte* hostBytes() const;
    [[nodiscard]] const std::byte* deviceBytes() const;

    ComputeBackend& m_backend;
    torch::Tensor m_host;
    torch::Tensor m_device;
    std::int64_t m_size = 0;
    bool m_isOnItsWay = false;
};

} // namespace pleinair
