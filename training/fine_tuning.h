#pragma once

#include "model/base/class_table.h"
#include "model/io/tensor_map.h"
#include "training/train_networks.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// Gives the generator and the encoder of a run, and their moving averages, the weights of a model:
/// a model folder or a published checkpoint. The discriminators stay new.
/// @param classes  of the run; see ClassTransfer for what happens where they are others than the
/// model's. @return what was taken, in a sentence or two.
/// @throws Error (FileNotFound, BadFile); (ModelMismatch) listing what does not fit the networks.
std::string startFromModel(TrainNetworks& networks, const std::filesystem::path& model,
    const ClassTable& classes);

/// A released model has its spectral norm folded into `weight`. Where `module` wants
/// `weight_orig`, `weight_u` and `weight_v`, they are put in the place of `weight`: the matrix as
/// it is and its first singular vectors, so that the network computes W / sigma(W) from the start.
void unfoldSpectralNorm(TensorMap& tensors, const torch::nn::Module& module);

} // namespace pleinair
