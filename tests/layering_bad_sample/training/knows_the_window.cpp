#include "ui/main_window.h"
#include "model/image/read.h"
