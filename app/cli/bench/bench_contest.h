#pragma once

#include "app/cli/bench/bench_paintings.h"
#include "app/cli/bench/bench_results.h"
#include "model/io/network_weights.h"
#include "model/render/load_renderer.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pleinair {

/// Lets engines with the same weights render the same frames in turns, and takes their times.
class BenchContest {
public:
    /// @param weights, paintings, results  outlive the contest.
    /// @param options  of every engine; its `engine` is replaced.
    BenchContest(const NetworkWeights& weights, const BenchPaintings& paintings,
        const RendererOptions& options, BenchResults& results);

    /// Loads engines by the names of RendererOptions::engine and takes the times of first frames, on
    /// a few fresh engines each. One that this machine or build does not have is left out, with a
    /// line in the log.
    /// @throws Error if none is left.
    void load(const std::vector<std::string>& engines, int runs);

    /// A whole new map, a dab on it, a stroke over it, and another style; each engine renders the
    /// frame before anybody renders the next one, and they take turns in being first.
    /// @param number  of the run, from 0.
    void run(int number);

    /// What the first engine computes on.
    [[nodiscard]] std::string deviceName() const { return m_engines.front().renderer->deviceName(); }

private:
    struct Engine {
        std::string name;
        std::unique_ptr<Renderer> renderer;
    };

    [[nodiscard]] std::unique_ptr<Renderer> make(const std::string& engine) const;
    [[nodiscard]] RenderRequest request(LabelMap labels, std::uint64_t styleSeed) const;
    void measure(Engine& engine, BenchCase benchCase, const RenderRequest& request);

    const NetworkWeights& m_weights;
    const BenchPaintings& m_paintings;
    RendererOptions m_options;
    BenchResults& m_results;
    std::vector<Engine> m_engines;
};

} // namespace pleinair
