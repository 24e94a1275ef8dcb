#include "model/render/renderer.h"
#include "model/nn/generator.h"
