#include "model/cuda/upload_packet.h"

#include "model/nn/torch_api.h"

#include <algorithm>
#include <cstring>

namespace pleinair {

namespace {

constexpr std::int64_t kFirstCapacity = std::int64_t { 1 } << 20;
/// Every array begins where vector loads may begin.
constexpr std::int64_t kAlignment = 16;

} // namespace

UploadPacket::UploadPacket(ComputeBackend& backend)
    : m_backend(backend)
{
}

void UploadPacket::clear()
{
    if (m_isOnItsWay)
        m_backend.wait();
    m_isOnItsWay = false;
    m_size = 0;
}

void UploadPacket::send()
{
    if (m_size == 0)
        return;
    if (!m_device.defined() || m_device.numel() < m_host.numel())
        m_device = torch::empty(
            { m_host.numel() }, torch::TensorOptions(torch::kByte).device(m_backend.device()));
    m_isOnItsWay = true;
    m_device.slice(0, 0, m_size).copy_(m_host.slice(0, 0, m_size), /*non_blocking=*/true);
}

std::int64_t UploadPacket::append(std::span<const std::byte> bytes)
{
    const std::int64_t place = extend(bytes.size());
    if (!bytes.empty())
        std::memcpy(hostBytes() + place, bytes.data(), bytes.size());
    return place;
}

std::int64_t UploadPacket::extend(std::size_t bytes)
{
    const std::int64_t place = m_size;
    const std::int64_t end =
        place + (static_cast<std::int64_t>(bytes) + kAlignment - 1) / kAlignment * kAlignment;
    const std::int64_t capacity = m_host.defined() ? m_host.numel() : 0;
    if (end > capacity) {
        const torch::Tensor wider =
            m_backend.hostBuffer(std::max({ kFirstCapacity, 2 * capacity, end }));
        if (place > 0)
            std::memcpy(wider.data_ptr(), m_host.data_ptr(), static_cast<std::size_t>(place));
        m_host = wider;
    }
    m_size = end;
    return place;
}

std::byte* UploadPacket::hostBytes() const
{
    return static_cast<std::byte*>(m_host.data_ptr());
}

const std::byte* UploadPacket::deviceBytes() const
{
    return static_cast<const std::byte*>(m_device.data_ptr());
}

} // namespace pleinair
