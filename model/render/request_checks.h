#pragma once

#include "model/io/network_options.h"
#include "model/render/renderer.h"

namespace pleinair {

/// What every renderer refuses in the same words.
/// @throws Error (ModelMismatch) for a size off the model's grid or a style of another length,
/// (InvalidArgument) for another number of edges than of labels.
void checkRequest(const RenderRequest& request, const NetworkOptions& options);

/// @throws Error (ModelMismatch) without an encoder, (InvalidArgument) for an empty photograph.
void checkPhotograph(const Image& photograph, bool hasEncoder);

} // namespace pleinair
