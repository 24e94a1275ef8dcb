#include "training/model_recalibration.h"
#include "training/speed_contest.h"
#include "training/trainer.h"

#include "model/nn/translate_errors.h"

extern "C" pleinair::TrainRun* pleinairMakeTrainer(const pleinair::TrainOptions& options, bool resume,
    const pleinair::TrainObserver& observer)
{
    return new pleinair::Trainer(options, resume, observer);
}

extern "C" void pleinairRenewStatistics(const pleinair::RecalibrationOptions& options)
{
    pleinair::translatingErrors("renewing statistics", [&] { pleinair::renewStatistics(options); });
}

extern "C" pleinair::TrainingSpeed* pleinairMeasureTraining(
    const pleinair::TrainingSpeedOptions& options)
{
    return pleinair::translatingErrors("measuring training",
        [&] { return new pleinair::TrainingSpeed(pleinair::contestOfTrainers(options)); });
}
