#pragma once

#include "app/files/strokes_file.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>

namespace pleinair {

inline constexpr const char* kStrokesFormat = "pleinair-strokes";
inline constexpr int kMaxStrokesCanvasSide = 8192;

/// Reads one action of a strokes file. @param place  of it, for messages.
/// @throws Error (BadFile) with the place and the reason.
[[nodiscard]] StrokesAction strokesActionFrom(
    const nlohmann::json& action, const std::string& place);

/// Shift, control and alt as strokes files call them.
inline constexpr std::pair<const char*, bool Modifiers::*> kModifierNames[] = {
    { "shift", &Modifiers::shift },
    { "control", &Modifiers::control },
    { "alt", &Modifiers::alt },
};

} // namespace pleinair
