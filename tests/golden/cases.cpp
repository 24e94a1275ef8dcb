#include "tests/golden/cases.h"

#include "model/base/error.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>

namespace pleinair::golden {

bool runFolder(const std::filesystem::path& folder)
{
    using Run = void (*)(const FixtureFolder&, Report&);
    static const std::map<std::string, Run> kinds {
        { "generator", runGeneratorCase },
        { "discriminator", runDiscriminatorCase },
        { "spectral-norm", runSpectralNormCase },
        { "losses", runLossesCase },
        { "training", runTrainingCase },
    };
    try {
        const FixtureFolder fixture(folder);
        const auto kind = kinds.find(fixture.kind());
        if (kind == kinds.end())
            throw Error(ErrorKind::UnsupportedVersion,
                "The case is of the kind \"" + fixture.kind() + "\", which is not known.");
        Report report(fixture.name());
        kind->second(fixture, report);
        return report.finish();
    } catch (const std::exception& error) {
        std::printf("%-24s FAIL: %s\n", folder.filename().c_str(), error.what());
        std::fflush(stdout);
        return false;
    }
}

std::vector<std::filesystem::path> casesIn(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    if (fs::exists(folder / "case.json") || !fs::is_directory(folder))
        return { folder };
    std::vector<fs::path> cases;
    for (const auto& entry : fs::directory_iterator(folder))
        if (fs::exists(entry.path() / "case.json"))
            cases.push_back(entry.path());
    std::sort(cases.begin(), cases.end());
    return cases.empty() ? std::vector { folder } : cases;
}

} // namespace pleinair::golden
