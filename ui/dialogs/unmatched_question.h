#pragma once

#include "app/project/project_reader.h"

#include <QString>

#include <optional>

class QWidget;

namespace pleinair {

/// "12 pixels in 2 colours (#1a2b3c, ...)".
[[nodiscard]] QString unmatchedText(const OpenedProject& opened);

/// Asks what becomes of pixels of no material's colour. @return nullopt: nothing is opened.
[[nodiscard]] std::optional<UnmatchedPixels> askAboutUnmatched(
    const OpenedProject& opened, QWidget* window);

} // namespace pleinair
