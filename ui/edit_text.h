#pragma once

#include "app/painting/canvas_operation.h"
#include "app/painting/layer_operation.h"
#include "app/painting/selection_operation.h"
#include "app/painting/tool.h"

#include <QString>

namespace pleinair {

/// What something that was done is called in the history.
[[nodiscard]] QString editText(ToolKind kind);
[[nodiscard]] QString editText(SelectionOperation::Kind kind);
[[nodiscard]] QString editText(CanvasOperation::Kind kind);
[[nodiscard]] QString editText(LayerOperation::Kind kind);

} // namespace pleinair
