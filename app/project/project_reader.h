#pragma once

#include "app/project/layer_picture.h"
#include "app/project/project.h"

#include <filesystem>
#include <span>
#include <string>

namespace pleinair {

/// A project file, opened.
struct OpenedProject {
    Project project; ///< Its painting is whole.
    /// The layers come from their colours: another program saved the file, and what only this one
    /// knows (class table, selection, styles, view) is gone.
    bool isRebuilt = false;
    /// Of a rebuilt project: what has no class's colour. Empty on the layers unless a policy says
    /// otherwise; somebody has to decide.
    UnmatchedColors unmatched;

    [[nodiscard]] std::int64_t unmatchedCount() const;
};

inline constexpr std::uint64_t kMaxProjectBytes = std::uint64_t { 1 } << 30;
/// Labels of all layers together.
inline constexpr std::int64_t kMaxProjectPixels = std::int64_t { 1 } << 31;

/// Opens a project, or any OpenRaster file whose layers are painted in class colours.
/// @param classes  whose colours a file without extras is painted in.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile) with the member and the reason,
/// (UnsupportedVersion), (OutOfMemory).
[[nodiscard]] OpenedProject openProject(const std::filesystem::path& file,
    const ClassTable& classes, UnmatchedPixels policy = UnmatchedPixels::Report);
/// @param name  stands for the file in messages.
[[nodiscard]] OpenedProject decodeProject(std::span<const std::byte> bytes,
    const ClassTable& classes, UnmatchedPixels policy, const std::string& name);

/// Whether a file begins as projects and other OpenRaster files do.
[[nodiscard]] bool looksLikeProject(std::span<const std::byte> start);

/// "14 pixels in 3 colours (#7fa4c0 9 times, ...)", for messages.
[[nodiscard]] std::string unmatchedText(const UnmatchedColors& colors);

} // namespace pleinair
