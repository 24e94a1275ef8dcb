#pragma once

#include "model/base/label_map.h"
#include "model/io/network_options.h"
#include "model/plan/level_plan.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// The half of SPADE that depends on the labels alone, for a whole generator: for every level which
/// distinct label patterns there are, and which of them have no row of gammas and betas yet.
///
/// The owner computes the rows (on the CPU or on a device) into a table of its own that has as many
/// slots as the level plan says. Between frames only the ids around changed labels are looked at,
/// and rows of patterns that come back are found again. Knows no arithmetic, no Torch, no device.
/// One thread owns a plan.
class LabelPlan {
public:
    /// @param budgetBytes   for the rows of all levels together; shareRows() divides it. Every
    /// level
    ///                      has kLeastRows even where that exceeds it.
    /// @param elementBytes  of one gamma or beta in the owner's table.
    LabelPlan(const NetworkOptions& options, std::size_t budgetBytes,
        std::size_t elementBytes = sizeof(float));

    /// Brings every level up to date with a painting. The first call, and one with another size,
    /// starts the levels anew and forgets all rows.
    /// @param labels  at the photograph's size, a multiple of the model's grid. One class a pixel:
    ///                soft or blended labels do not exist here.
    /// @param edges   0 or 1 for every pixel, or empty (all 0); ignored by a model without edges.
    /// @throws Error (ModelMismatch) for a label without a channel, naming value and place;
    /// (InvalidArgument) for another number of edges than of labels, or a size off the grid. The
    /// plan is then unchanged.
    void update(const LabelMap& labels, std::span<const std::uint8_t> edges);

    /// Coarsest first, as GeneratorLayout::levels.
    [[nodiscard]] std::vector<LevelPlan>& levels() { return m_levels; }

    /// Forgets every row: the next update() asks for all of them again.
    void forget();

private:
    /// The symbols of a level, and where in the whole picture they come from.
    struct Sample {
        std::vector<int> columns;
        std::vector<int> lines;
        std::vector<Symbol> symbols; ///< [lines * columns]
    };

    void requireSize(const LabelMap& labels, std::span<const std::uint8_t> edges) const;
    /// Writes to m_symbols what stands at each pixel of the lines that changed since the last time.
    void findSymbols(const LabelMap& labels, std::span<const std::uint8_t> edges);
    [[nodiscard]] bool isLineKnown(
        int y, std::span<const ClassId> labels, std::span<const std::uint8_t> edges) const;
    [[nodiscard]] bool findLine(
        int y, std::span<const ClassId> labels, std::span<const std::uint8_t> edges);
    [[noreturn]] void refuse(int y, std::span<const ClassId> labels) const;
    void startLevels(Size size);
    [[nodiscard]] std::span<const Symbol> sampled(Sample& sample) const;

    NetworkOptions m_options;
    std::size_t m_budgetBytes;
    std::size_t m_elementBytes;
    std::array<Symbol, 256> m_channelOf {}; ///< By class id; kOutside: the model has none.
    Size m_size;
    LabelMap m_labels; ///< What m_symbols is made of.
    std::vector<std::uint8_t> m_edges; ///< One for each pixel, or none.
    bool m_isKnown = false; ///< Whether m_labels, m_symbols and m_samples belong together.
    std::vector<Symbol> m_symbols; ///< At the photograph's size.
    std::vector<std::uint8_t> m_changedLines; ///< [height], by the newest findSymbols().
    std::vector<Sample> m_samples; ///< One for each level.
    std::vector<LevelPlan> m_levels;
};

} // namespace pleinair
