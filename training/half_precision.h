#pragma once

#include <torch/types.h>

namespace pleinair {

/// bf16 arithmetic where LibTorch's autocast takes it for safe, for as long as this object lives.
/// Concerns the calling thread.
class HalfPrecision {
public:
    HalfPrecision(bool active, torch::Device device);
    ~HalfPrecision();
    HalfPrecision(const HalfPrecision&) = delete;
    HalfPrecision& operator=(const HalfPrecision&) = delete;

private:
    torch::DeviceType m_type;
    bool m_active;
};

} // namespace pleinair
