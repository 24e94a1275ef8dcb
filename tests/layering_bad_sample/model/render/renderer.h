#include "model/base/image.h"
#include <torch/torch.h>
