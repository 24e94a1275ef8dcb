#include "error.h"
#include <QtWidgets>
