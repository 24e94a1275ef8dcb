#pragma once

#include "model/io/network_options.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// The label channels that a generator reads: one per class, then "don't care" if the options have
/// it, then instance edges if they have those.
///
/// @param ids    class ids, U8 [N, H, W] or [N, 1, H, W]. 255 is "don't care"; so is labelNc itself
///               where the options have that channel.
/// @param edges  U8 or Bool of the shape of ids, 0 or 1; undefined: no edges. Ignored by a model
///               without the channel.
/// @param dtype  of the result.
/// @return       [N, K, H, W], values 0 or 1, on the device of ids.
/// @throws Error (ModelMismatch) naming the first id without a channel and its place.
torch::Tensor oneHotLabels(const torch::Tensor& ids, const NetworkOptions& options,
    const torch::Tensor& edges = {}, torch::Dtype dtype = torch::kFloat);

/// 1 where any 4-neighbour has another id, both sides marked, else 0.
/// @param ids  of instances or classes, any type, [N, H, W]. @return U8 of that shape.
torch::Tensor edgesOfIds(const torch::Tensor& ids);

/// The channel of every place: its id, or labelNc where the id is "don't care".
/// @param ids  U8 [N, H, W]. @return I64 [N, H, W], every value below labelNc (+ 1).
/// @throws Error (ModelMismatch) as above.
torch::Tensor labelChannels(const torch::Tensor& ids, const NetworkOptions& options);

} // namespace pleinair
