#include "app/cli/bench/bench_contest.h"

#include "model/base/error.h"
#include "model/base/log.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pleinair {

namespace {

constexpr int kMostFirstFrames = 3;

} // namespace

BenchContest::BenchContest(const NetworkWeights& weights, const BenchPaintings& paintings,
    const RendererOptions& options, BenchResults& results)
    : m_weights(weights)
    , m_paintings(paintings)
    , m_options(options)
    , m_results(results)
{
}

void BenchContest::load(const std::vector<std::string>& engines, int runs)
{
    for (const auto& name : engines) {
        try {
            m_engines.push_back({ name, make(name) });
        } catch (const Error& error) {
            log(LogLevel::Warning, "The engine " + name + " is left out: " + error.what());
        }
    }
    if (m_engines.empty())
        throw Error(ErrorKind::Device, "No engine is left that could be measured.");
    const RenderRequest first = request(m_paintings.painting(0), 0);
    for (int round = 0; round < std::min(runs, kMostFirstFrames); ++round) {
        for (Engine& engine : m_engines) {
            if (round > 0) {
                engine.renderer.reset();
                engine.renderer = make(engine.name);
            }
            measure(engine, BenchCase::First, first);
        }
    }
}

void BenchContest::run(int number)
{
    const auto seed = static_cast<std::uint64_t>(number);
    // The first frames have shown painting 0 already.
    LabelMap painting = m_paintings.painting(number + 1);
    std::vector<std::pair<BenchCase, RenderRequest>> frames;
    frames.emplace_back(BenchCase::WholeMap, request(painting, seed));
    painting = m_paintings.withDab(std::move(painting), seed);
    frames.emplace_back(BenchCase::Dab, request(painting, seed));
    painting = m_paintings.withStroke(std::move(painting), seed);
    frames.emplace_back(BenchCase::Stroke, request(painting, seed));
    if (m_weights.options.useVae)
        frames.emplace_back(BenchCase::Style, request(painting, seed + 1));

    for (const auto& [benchCase, frame] : frames)
        for (Engine& engine : m_engines)
            measure(engine, benchCase, frame);
    std::rotate(m_engines.begin(), m_engines.begin() + 1, m_engines.end());
}

std::unique_ptr<Renderer> BenchContest::make(const std::string& engine) const
{
    RendererOptions options = m_options;
    options.engine = engine;
    return makeRenderer(m_weights, options);
}

RenderRequest BenchContest::request(LabelMap labels, std::uint64_t styleSeed) const
{
    RenderRequest request;
    if (!m_weights.options.noInstance)
        request.edges = labelEdges(labels);
    request.labels = std::move(labels);
    if (m_weights.options.useVae)
        request.style = randomStyle(styleSeed, m_weights.options.zDim);
    return request;
}

void BenchContest::measure(Engine& engine, BenchCase benchCase, const RenderRequest& request)
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto photograph = engine.renderer->render(request, {});
    const std::chrono::duration<double, std::milli> spent = Clock::now() - begin;
    if (photograph)
        m_results.add(engine.name, benchCase, spent.count(), engine.renderer->lastStageTimes());
}

} // namespace pleinair
