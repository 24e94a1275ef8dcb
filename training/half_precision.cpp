#include "training/half_precision.h"

#include <ATen/autocast_mode.h>

namespace pleinair {

HalfPrecision::HalfPrecision(bool active, torch::Device device)
    : m_type(device.type())
    , m_active(active)
{
    if (!m_active)
        return;
    at::autocast::set_autocast_enabled(m_type, true);
    at::autocast::set_autocast_dtype(m_type, torch::kBFloat16);
}

HalfPrecision::~HalfPrecision()
{
    if (!m_active)
        return;
    at::autocast::set_autocast_enabled(m_type, false);
    at::autocast::clear_cache();
}

} // namespace pleinair
