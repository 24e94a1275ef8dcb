#pragma once

#include "model/io/network_weights.h"
#include "model/render/renderer.h"

#include <cstddef>

namespace pleinair {

/// What the module `cuda` is asked for. No Torch in this header.
struct CudaOptions {
    int device = 0; ///< Index of the CUDA device.
    /// Of the device's memory, for the rows of gammas and betas that are kept between frames.
    std::size_t planBytes = std::size_t { 512 } << 20U;
    bool isFloat = false; ///< Features in fp32 instead of bf16 or fp16: for comparing engines.
};

/// Makes the live engine on a CUDA device, owned by the caller; to be called on the thread that
/// will own it.
/// @throws Error (ModelMismatch, OutOfMemory); (Device) if the device is not there or too old.
using MakeCudaRenderer = Renderer* (*)(const NetworkWeights&, const CudaOptions&);

/// The name of that function in the module.
inline constexpr const char* kMakeCudaRenderer = "pleinairMakeCudaRenderer";

} // namespace pleinair
