#include "tests/golden/live_engine.h"

#ifdef PLEINAIR_WITH_CPU_ENGINE
#include "model/cpu/cpu_engine.h"
#endif

namespace pleinair::golden {

#ifdef PLEINAIR_WITH_CPU_ENGINE
std::optional<std::vector<float>> painted(const NetworkWeights& weights, const LabelMap& labels,
    const std::vector<std::uint8_t>& edges, const std::vector<float>& z)
{
    CpuEngineOptions options;
    options.threads = 1;
    CpuEngine engine(weights, options);
    std::vector<float> planes(static_cast<std::size_t>(labels.size().area()) * 3);
    engine.render(labels, edges, z, planes, {});
    return planes;
}
#else
std::optional<std::vector<float>> painted(const NetworkWeights&, const LabelMap&,
    const std::vector<std::uint8_t>&, const std::vector<float>&)
{
    return std::nullopt;
}
#endif

} // namespace pleinair::golden
