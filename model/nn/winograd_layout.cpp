#include "model/nn/winograd_layout.h"

#include <ATen/Version.h>

#include <string>

namespace pleinair {

const WinogradKernels& winogradKernels()
{
    static const WinogradKernels& chosen = []() -> const WinogradKernels& {
        const std::string capability = at::get_cpu_capability();
        if (capability == "AVX512")
            return winogradKernelsAvx512();
        return capability == "AVX2" ? winogradKernelsAvx2() : winogradKernelsBaseline();
    }();
    return chosen;
}

std::int64_t winogradWidth(const WinogradPictures& pictures)
{
    return std::int64_t { pictures.step } * pictures.step
        * roundedUp(pictures.channels, winogradKernels().lanes);
}

} // namespace pleinair
