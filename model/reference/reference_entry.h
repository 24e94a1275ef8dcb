#pragma once

#include "model/io/network_weights.h"
#include "model/render/label_reader.h"
#include "model/render/renderer.h"

#include <string>

namespace pleinair {

/// How LibTorch is used.
enum class TorchUse {
    Reference, ///< Gammas and betas once per label pattern, packed weights: the exact fall-back.
    Plain, ///< As it comes, for comparisons: one-hot labels, contiguous fp32, no gradients.
    Tuned, ///< What its manual advises: channels-last, bf16, inference mode; still per pixel.
};

/// What the module `reference` is asked for. No Torch in this header.
struct ReferenceOptions {
    std::string device = "auto"; ///< auto, cpu, cuda or cuda:N
    int threads = 0; ///< 0: all cores that the process may use.
    TorchUse use = TorchUse::Reference;
};

/// Makes a renderer on LibTorch, owned by the caller; to be called on the thread that will own it.
/// @throws Error (ModelMismatch, OutOfMemory); (Device) if the device was asked for by name and is
/// not there.
using MakeReferenceRenderer = Renderer* (*)(const NetworkWeights&, const ReferenceOptions&);

/// The name of that function in the module.
inline constexpr const char* kMakeReferenceRenderer = "pleinairMakeReferenceRenderer";

/// Makes a reader of photographs, owned by the caller; to be called on the thread that will own it.
/// @throws Error (FileNotFound, BadFile, ModelMismatch, OutOfMemory, Device).
using MakeLabelReader = LabelReader* (*)(const SegmenterDescription&, const LabelReaderOptions&);

/// The name of that function in the module.
inline constexpr const char* kMakeLabelReader = "pleinairMakeLabelReader";

} // namespace pleinair
