#pragma once

#include "model/cpu/convolution.h"
#include "model/cpu/modulated_convolution.h"
#include "model/cpu/modulated_shortcut.h"
#include "model/cpu/modulation_table.h"
#include "model/io/generator_layout.h"
#include "model/io/network_weights.h"
#include "model/plan/level_plan.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace pleinair {

/// The buffers that the blocks of a generator hand on, large enough for the largest of them.
struct FeatureBuffers {
    AlignedBuffer<float> x; ///< What a block takes, and what it gives.
    AlignedBuffer<float> y;
    AlignedBuffer<float> wide; ///< Modulated features of the block's input, where written at all.
    AlignedBuffer<float> narrow; ///< Between the two convolutions.
};

/// A residual block of the generator: two SPADE layers with convolutions, and a shortcut that is
/// learned where the width changes.
///
/// Enlargement, normalization, modulation and leaky ReLU are one pass, which
/// convolutions do as they read; the second convolution adds to the shortcut.
class FeatureBlock {
public:
    /// @param table      of the block's level. @param firstSpade  the block's first layer in it;
    /// they
    ///                   stand in the order norm_0, norm_1, norm_s.
    FeatureBlock(const BlockLayout& layout, const NetworkWeights& weights,
        std::shared_ptr<ModulationTable> table, std::size_t firstSpade, VectorIsa isa);

    /// @param size  of the block's features after enlargement.
    void prepare(Size size, ConvolutionContext& context, FeatureBuffers& buffers);

    /// Takes buffers.x, leaves the result there.
    /// @param plan  of the block's level, with every row computed.
    /// @param stop  polled between the convolutions. @return false if it came.
    bool run(const LevelPlan& plan, ConvolutionContext& context, FeatureBuffers& buffers,
        const std::stop_token& stop);

    [[nodiscard]] const BlockLayout& layout() const { return m_layout; }

private:
    /// What a SPADE layer modulates, and where the result goes if it is written.
    struct Modulation {
        const float* x = nullptr;
        int upscale = 1;
        int channels = 0;
        std::size_t spade = 0;
        float* y = nullptr;
        float slope = 1;
    };

    void runShortcut(const Modulation& modulation, const LevelPlan& plan, float* result,
        ConvolutionContext& context);
    void convolve(ModulatedConvolution& convolution, const Modulation& modulation,
        const LevelPlan& plan, float* result, ConvolutionContext& context);
    void modulate(const Modulation& modulation, const LevelPlan& plan);
    [[nodiscard]] ModulationCall callOf(const Modulation& modulation) const;
    [[nodiscard]] ModulationCall callOf(const Modulation& modulation, const LevelPlan& plan) const;
    void modulateDense(const Modulation& modulation, const LevelPlan& plan);
    void runParallel(const ModulationCall& call) const;
    /// For instance norm: the frame's statistics of x.
    void takeStatistics(const float* x, int channels, std::size_t area);
    void enlarge(const float* x, float* y) const;

    BlockLayout m_layout;
    const Kernels& m_kernels;
    int m_block;
    bool m_isInstanceNorm;
    std::shared_ptr<ModulationTable> m_table;
    std::size_t m_firstSpade;
    ModulatedConvolution m_conv0;
    ModulatedConvolution m_conv1;
    std::optional<ModulatedShortcut> m_convS;
    Size m_size;
    AlignedBuffer<float> m_mean; ///< Of the frame, for instance norm.
    AlignedBuffer<float> m_inverseDeviation;
    std::vector<RowSlot> m_stripeIds;
};

} // namespace pleinair
