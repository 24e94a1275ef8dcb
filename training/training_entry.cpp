#include "training/trainer.h"

extern "C" pleinair::TrainRun* pleinairMakeTrainer(const pleinair::TrainOptions& options, bool resume,
    const pleinair::TrainObserver& observer)
{
    return new pleinair::Trainer(options, resume, observer);
}
