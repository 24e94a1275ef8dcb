#include "training/recalibration.h"

#include "model/base/shared_module.h"

namespace pleinair {

void recalibrateModel(const RecalibrationOptions& options)
{
    const SharedModule module("training", "Training");
    module.function<RenewStatistics>(kRenewStatistics)(options);
}

} // namespace pleinair
