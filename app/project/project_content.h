#pragma once

#include "app/project/project_json.h"

#include <nlohmann/json_fwd.hpp>

namespace pleinair {

inline constexpr const char* kProjectFormat = "pleinair-project";

/// What this program knows of a project, as `pleinair/project.json` holds it.
[[nodiscard]] nlohmann::json projectContent(const ProjectIndex& index);

} // namespace pleinair
