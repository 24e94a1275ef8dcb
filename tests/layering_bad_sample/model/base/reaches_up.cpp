#include "model/io/safe_file.h"
#include <vector>
