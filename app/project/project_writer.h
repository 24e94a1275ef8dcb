#pragma once

#include "app/project/project.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace pleinair {

/// What goes into a project file.
enum class ProjectParts {
    All,
    /// Only what this program needs to open it again: for recovery, where every second counts.
    Own,
};

/// Names of layers that are no label layers, also for those who open a project elsewhere.
inline constexpr const char* kPhotographLayer = "Photograph";
inline constexpr const char* kReferencePrefix = "Reference: ";

/// The bytes of a project file: OpenRaster, with extras under `pleinair/`. README.md of this folder
/// has the layout.
/// @pre the painting is whole: it comes from a document.
/// @throws Error (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodeProject(
    const Project& project, ProjectParts parts = ProjectParts::All);

/// Saves a project; the old file stays whole if that fails. Waits for the disk.
/// @throws Error (FileUnwritable), (OutOfMemory).
void saveProject(const std::filesystem::path& file, const Project& project,
    ProjectParts parts = ProjectParts::All);

} // namespace pleinair
