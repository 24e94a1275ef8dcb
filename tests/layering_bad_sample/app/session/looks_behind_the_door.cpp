#include "model/render/renderer.h"
#include "model/render/torch_renderer.h"
