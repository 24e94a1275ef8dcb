#include "model/base/freed_memory.h"
#include "model/nn/compute_device.h"
#include "training/model_recalibration.h"
#include "training/planning.h"
#include "training/segment_trainer.h"
#include "training/speed_contest.h"
#include "training/squeezenet_meter.h"
#include "training/trainer.h"

#include "model/nn/translate_errors.h"

extern "C" pleinair::TrainRun* pleinairMakeTrainer(const pleinair::TrainOptions& options, bool resume,
    const pleinair::TrainObserver& observer)
{
    pleinair::keepFreedMemory();
    if (options.task == pleinair::TrainTask::Segment)
        return new pleinair::SegmentTrainer(options, resume, observer);
    return new pleinair::Trainer(options, resume, observer);
}

extern "C" void pleinairRenewStatistics(const pleinair::RecalibrationOptions& options)
{
    pleinair::translatingErrors("renewing statistics", [&] { pleinair::renewStatistics(options); });
}

extern "C" pleinair::TrainingSpeed* pleinairMeasureTraining(
    const pleinair::TrainingSpeedOptions& options)
{
    pleinair::keepFreedMemory();
    return pleinair::translatingErrors("measuring training",
        [&] { return new pleinair::TrainingSpeed(pleinair::contestOfTrainers(options)); });
}

extern "C" pleinair::PictureMeter* pleinairMakePictureMeter(
    const std::filesystem::path& features, const std::string& device, int threads)
{
    using namespace pleinair;
    const torch::Device opened = openComputeDevice(device, threads);
    return new SqueezeNetMeter(readFrozenFeatures(features), opened);
}

extern "C" pleinair::TrainPlan* pleinairMakeTrainPlan(const pleinair::TrainOptions& options)
{
    return new pleinair::TrainPlan(pleinair::planTraining(options));
}
