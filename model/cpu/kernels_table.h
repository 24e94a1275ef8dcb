#pragma once

#include "model/cpu/kernels.h"

namespace pleinair {

[[nodiscard]] const Kernels& kernelsSse();
[[nodiscard]] const Kernels& kernelsAvx2();
[[nodiscard]] const Kernels& kernelsAvx512();

} // namespace pleinair
