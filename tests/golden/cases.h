#pragma once

#include "tests/golden/fixture_folder.h"
#include "tests/golden/report.h"

#include <filesystem>

namespace pleinair::golden {

/// Each compares every quantity that a folder of its kind gives a tolerance for.
void runGeneratorCase(const FixtureFolder& fixture, Report& report);
void runDiscriminatorCase(const FixtureFolder& fixture, Report& report);
void runSpectralNormCase(const FixtureFolder& fixture, Report& report);
void runLossesCase(const FixtureFolder& fixture, Report& report);
void runTrainingCase(const FixtureFolder& fixture, Report& report);

/// Runs one folder, whatever its kind, and prints its lines.
/// @return whether everything held; errors of any kind are printed and count as a miss.
bool runFolder(const std::filesystem::path& folder);

/// The folders under `folder` that hold a case, sorted; itself if it is one.
[[nodiscard]] std::vector<std::filesystem::path> casesIn(const std::filesystem::path& folder);

} // namespace pleinair::golden
