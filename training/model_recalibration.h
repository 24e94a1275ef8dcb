#pragma once

#include "training/recalibration.h"

namespace pleinair {

/// Renews the running means and variances of a model's generator over pictures of a pack, and
/// writes the model folder with them; everything else stays as it is, byte for byte.
///
/// Statistics that were gathered over tiny batches, or over other pictures, make dull or garish
/// photographs (published code, issue 37).
/// @throws Error (ModelMismatch) for a model that keeps no statistics, or a pack with more classes;
/// (InvalidArgument, FileNotFound, BadFile, FileUnwritable, Device).
void renewStatistics(const RecalibrationOptions& options);

} // namespace pleinair
