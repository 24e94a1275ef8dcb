#include "model/cpu/cpu_engine.h"

#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/cpu/compute_scope.h"
#include "model/cpu/cpu_encoder.h"
#include "model/cpu/feature_block.h"
#include "model/cpu/feature_stem.h"
#include "model/cpu/sleeping_waits.h"
#include "model/plan/label_plan.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>

namespace pleinair {

namespace {

/// Turns what oneDNN and the allocator throw into Error.
template <typename Work>
auto translatingErrors(const char* doing, const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const dnnl::error& error) {
        if (error.status == dnnl_out_of_memory)
            throw Error(ErrorKind::OutOfMemory,
                std::string("There is not enough memory for ") + doing + ".");
        throw Error(
            ErrorKind::Device, std::string("oneDNN failed while ") + doing + ": " + error.what());
    } catch (const std::bad_alloc&) {
        throw Error(
            ErrorKind::OutOfMemory, std::string("There is not enough memory for ") + doing + ".");
    }
}

/// Notes how long the parts of a frame take.
class StageClock {
public:
    explicit StageClock(std::vector<EngineStage>& stages)
        : m_stages(stages)
    {
        m_stages.clear();
    }

    void done(const std::string& name)
    {
        const auto now = std::chrono::steady_clock::now();
        m_stages.push_back(
            { name, std::chrono::duration<double, std::milli>(now - m_begin).count() });
        m_begin = now;
    }

private:
    std::vector<EngineStage>& m_stages;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

/// `conv_img` in the order in which the kernel reads it.
struct Head {
    AlignedBuffer<float> weights;
    HeadCall call;

    Head(const NetworkWeights& network, int channels, int block)
    {
        const auto plain = network.generator.at("conv_img.weight").toFloats();
        const auto bias = network.generator.at("conv_img.bias").toFloats();
        call.blocks = paddedTo(block, channels) / block;
        weights.grow(static_cast<std::size_t>(call.blocks) * 27 * block);
        for (int c = 0; c < channels; ++c)
            for (int cell = 0; cell < 9; ++cell)
                for (int out = 0; out < 3; ++out)
                    weights
                        .data()[((static_cast<std::size_t>(c / block) * 9 + cell) * 3 + out) * block
                            + c % block] =
                        plain[(static_cast<std::size_t>(out) * channels + c) * 9 + cell];
        std::copy(bias.begin(), bias.end(), call.bias);
        call.weights = weights.data();
    }
};

std::vector<const SpadeLayout*> spadesOf(const BlockLayout& block)
{
    std::vector<const SpadeLayout*> spades { &block.norm0, &block.norm1 };
    if (block.hasLearnedShortcut())
        spades.push_back(&block.normS);
    return spades;
}

} // namespace

class CpuEngine::Impl {
public:
    Impl(const NetworkWeights& weights, const CpuEngineOptions& engineOptions)
        : options(weights.options)
        , layout(GeneratorLayout::of(weights.options))
        , threads(engineOptions.threads > 0 ? engineOptions.threads : usableCores())
        , isa(vectorIsa())
        , choice(KernelChoice::shared(engineOptions.cacheFolder, threads))
        , plan(weights.options, engineOptions.planBytes)
        , stem(weights, channelBlock(isa))
        , head(weights, layout.headChannels, channelBlock(isa))
    {
        if (engineOptions.waitsAsleep)
            waits.emplace();
        const ComputeScope scope(threads);
        context.block = channelBlock(isa);
        context.choice = choice.get();
        context.maker = engineOptions.convolutions;
        addBlocks(weights);
        prepare(options.nativeSize());
        if (!weights.encoder.empty())
            encoder.emplace(weights, isa);
    }

    void addBlocks(const NetworkWeights& weights)
    {
        for (std::size_t level = 0; level < layout.levels.size(); ++level) {
            std::vector<const SpadeLayout*> spades;
            std::vector<std::pair<const BlockLayout*, std::size_t>> members;
            for (const BlockLayout& block : layout.blocks)
                if (block.level == static_cast<int>(level)) {
                    members.emplace_back(&block, spades.size());
                    for (const SpadeLayout* spade : spadesOf(block))
                        spades.push_back(spade);
                }
            tables.push_back(
                std::make_shared<ModulationTable>(layout.levels[level], spades, weights, isa));
            for (const auto& [block, first] : members)
                blocks.emplace_back(*block, weights, tables.back(), first, isa);
        }
    }

    void prepare(Size photograph)
    {
        if (photograph == size)
            return;
        size = {};
        const int multiple = options.gridMultiple();
        grid = { photograph.width / multiple, photograph.height / multiple };
        buffers.x.grow(
            static_cast<std::size_t>(paddedTo(context.block, layout.stemChannels)) * grid.area());
        for (FeatureBlock& block : blocks) {
            const int scale = layout.levels[static_cast<std::size_t>(block.layout().level)].scale;
            block.prepare({ grid.width * scale, grid.height * scale }, context, buffers);
        }
        choice->remember();
        size = photograph;
    }

    bool render(const LabelMap& labels, std::span<const std::uint8_t> edges,
        std::span<const float> z, float* planes, const std::stop_token& stop)
    {
        const ComputeScope scope(threads);
        StageClock clock(newStages);
        plan.update(labels, edges);
        clock.done("plan");
        prepare(labels.size());
        for (std::size_t level = 0; level < tables.size(); ++level) {
            if (stop.stop_requested())
                return false;
            tables[level]->compute(plan.levels()[level]);
            plan.levels()[level].rowsComputed();
        }
        clock.done("labels");
        stem.run(labels, edges, z, grid, buffers.x.data());
        clock.done("stem");
        for (FeatureBlock& block : blocks) {
            const LevelPlan& level = plan.levels()[static_cast<std::size_t>(block.layout().level)];
            if (!block.run(level, context, buffers, stop))
                return false;
            clock.done(block.layout().name);
        }
        runHead(planes);
        clock.done("conv_img");
        std::swap(stages, newStages);
        return true;
    }

    void runHead(float* planes)
    {
        head.call.x = buffers.x.data();
        head.call.width = size.width;
        head.call.height = size.height;
        head.call.planes = planes;
        constexpr int kLines = 8;
        const int pieces = (size.height + kLines - 1) / kLines;
#pragma omp parallel for schedule(static)
        for (int piece = 0; piece < pieces; ++piece) {
            HeadCall part = head.call;
            part.top = piece * kLines;
            part.bottom = std::min(part.top + kLines, size.height);
            kernelsFor(isa).head(part);
        }
    }

    std::optional<SleepingWaits> waits;
    NetworkOptions options;
    GeneratorLayout layout;
    int threads;
    VectorIsa isa;
    std::shared_ptr<KernelChoice> choice;
    ConvolutionContext context;
    LabelPlan plan;
    FeatureStem stem;
    std::vector<std::shared_ptr<ModulationTable>> tables;
    std::vector<FeatureBlock> blocks;
    Head head;
    std::optional<CpuEncoder> encoder;
    FeatureBuffers buffers;
    Size size; ///< For which everything is prepared.
    Size grid;
    std::vector<EngineStage> stages;
    std::vector<EngineStage> newStages;
};

CpuEngine::CpuEngine(const NetworkWeights& weights, const CpuEngineOptions& options)
    : m_impl(translatingErrors(
        "loading the model", [&] { return std::make_unique<Impl>(weights, options); }))
{
}

CpuEngine::~CpuEngine() = default;

bool CpuEngine::render(const LabelMap& labels, std::span<const std::uint8_t> edges,
    std::span<const float> z, std::span<float> planes, const std::stop_token& stop)
{
    return translatingErrors(
        "rendering", [&] { return m_impl->render(labels, edges, z, planes.data(), stop); });
}

StyleVector CpuEngine::encode(const Image& photograph)
{
    return translatingErrors("encoding a style", [&] {
        const ComputeScope scope(m_impl->threads);
        return m_impl->encoder->encode(photograph, m_impl->context);
    });
}

bool CpuEngine::hasEncoder() const
{
    return m_impl->encoder.has_value();
}

int CpuEngine::threads() const
{
    return m_impl->threads;
}

const std::vector<EngineStage>& CpuEngine::stages() const
{
    return m_impl->stages;
}

void CpuEngine::forget()
{
    m_impl->plan.forget();
}

} // namespace pleinair
