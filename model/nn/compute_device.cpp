#include "model/nn/compute_device.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/base/processor_cores.h"
#include "model/nn/torch_api.h"

#include <dlfcn.h>
#include <charconv>
#include <optional>
#include <string_view>

namespace pleinair {

namespace {

/// Registers CUDA with the LibTorch that is already loaded. @return why it could not, or nothing.
std::optional<std::string> loadCuda()
{
    static const std::optional<std::string> failure = []() -> std::optional<std::string> {
        if (dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL) == nullptr)
            return "no NVIDIA driver is installed";
        if (dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) == nullptr)
            return "LibTorch's CUDA library does not load (" + std::string(dlerror()) + ")";
        if (!torch::cuda::is_available())
            return "the NVIDIA driver reports no usable device";
        return std::nullopt;
    }();
    return failure;
}

int cudaIndex(std::string_view device)
{
    if (device == "cuda")
        return 0;
    int index = -1;
    const std::string_view number = device.substr(std::min(device.size(), std::size_t { 5 }));
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    if (!device.starts_with("cuda:") || error != std::errc {} || end != number.data() + number.size()
        || index < 0)
        throw Error(ErrorKind::InvalidArgument,
            "The device \"" + std::string(device) + "\" is not known; legal are auto, cpu, cuda and cuda:N.");
    return index;
}

} // namespace

torch::Device openComputeDevice(const std::string& device, int threads)
{
    at::globalContext().setFlushDenormal(true);
    at::set_num_threads(threads > 0 ? threads : usableCores());
    if (device == "cpu")
        return torch::kCPU;
    const bool automatic = device == "auto";
    const int index = automatic ? 0 : cudaIndex(device);
    if (const auto failure = loadCuda()) {
        if (automatic)
            return torch::kCPU;
        throw Error(ErrorKind::Device, "The device " + device + " is not there: " + *failure + ".");
    }
    if (index >= static_cast<int>(torch::cuda::device_count()))
        throw Error(ErrorKind::Device,
            "The device " + device + " is not there: this machine has "
                + std::to_string(torch::cuda::device_count()) + " CUDA device(s).");
    return { torch::kCUDA, static_cast<torch::DeviceIndex>(index) };
}

std::string deviceText(torch::Device device)
{
    if (device.is_cuda())
        return "CUDA device " + std::to_string(device.index()) + " (LibTorch)";
    const int threads = at::get_num_threads();
    return "CPU (LibTorch, " + std::to_string(threads) + (threads == 1 ? " thread)" : " threads)");
}

} // namespace pleinair
