#include "model/nn/spade.h"
#include "model/base/error.h"
#include <torch/torch.h>
