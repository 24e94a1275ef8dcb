#pragma once

#include "training/train_options.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace pleinair {

/// What the command line says beside the options of the run itself.
struct TrainRequest {
    TrainOptions options;
    bool resume = false;
    bool exportOnly = false;
    bool plan = false;
    std::string progress = "bar";
    std::string task = "generate";
    std::string discriminator = "patch";
    std::string ganMode = "hinge";
    std::string netG;
    std::string normG;
    std::string upsampling;
    std::string stages;
    std::int64_t steps = 0;
    double epochs = 0;
    double decayEpochs = 0;
    bool noVae = false;
    bool noKeepBest = false;
    bool noTensorboard = false;
    bool noStyleSpread = false;
    bool noTtur = false;
    bool noFlip = false;
};

/// Declares every option of `train`; what is parsed lands in the request.
/// @param start  the options before the command line changes them.
[[nodiscard]] std::unique_ptr<TrainRequest> bindTrainRequest(CLI::App& command, TrainOptions start);

/// Puts what was given as text, in epochs, or not at all, into the options of the run; looks into
/// the pack for the number of classes, instance maps and unknown pixels.
/// @param command  as it was parsed. @throws CLI::ValidationError, Error.
void interpretTrainRequest(const CLI::App& command, TrainRequest& request);

} // namespace pleinair
