#include "model/nn/generator.h"
#include "model/nowhere/else.h"
#include <c10/core/Device.h>
