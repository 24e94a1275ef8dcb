#pragma once

#include "app/painting/tool.h"

#include <QString>
#include <QStringList>

#include <span>

namespace pleinair {

/// One thing the window can be told to do, by menu, key, button or strokes file.
struct ActionInfo {
    const char* id; ///< E.g. "edit.undo"; never changes.
    const char* text; ///< For menus, untranslated.
    const char* keys; ///< Portable key sequences, separated by spaces; may be empty.
    const char* icon; ///< In resources/icons; may be empty.
    bool checkable = false;
};

/// Every action, in the order of README.md's table. Tools are "tool." and the tool's name, the
/// materials' keys "material.1" to "material.0".
[[nodiscard]] std::span<const ActionInfo> actionTable();

/// The translated text of an action.
[[nodiscard]] QString actionText(const ActionInfo& info);
[[nodiscard]] QStringList actionKeys(const ActionInfo& info);

/// "tool.brush" and so on.
[[nodiscard]] QString actionIdOf(ToolKind kind);
/// The tool's name on screen.
[[nodiscard]] QString toolText(ToolKind kind);

} // namespace pleinair
