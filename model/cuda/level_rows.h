#pragma once

#include "model/cuda/packed_network.h"
#include "model/cuda/upload_packet.h"
#include "model/plan/level_plan.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace pleinair {

/// A level's rows of gammas and betas, and the id of every pixel, on the device.
///
/// Follows a LevelPlan: stage() puts what changed into a packet, commit() computes from the packet
/// that was sent. Rows are computed in tiles of a fixed number, so that a row has one value
/// whichever frame computed it.
class LevelRows {
public:
    /// Rows of one matrix product; fewer are filled up with zeros.
    static constexpr int kTile = 128;

    /// @param level, backend  outlive this object.
    LevelRows(const PackedLevel& level, ComputeBackend& backend, ElementType type);

    /// Adds to the packet what the level needs since the last commit(). Nothing if it is dense.
    void stage(const LevelPlan& plan, UploadPacket& packet);
    /// Queues the work on what was staged. The plan's rows are computed then.
    void commit(LevelPlan& plan, const UploadPacket& packet);
    /// All ids are to be sent again, whatever the plan says of changes.
    void forget();

    /// Fills in ids, table and type, and queues the modulation of the whole level.
    /// @pre the plan is not dense.
    void modulate(ModulateParams params) const;
    /// The same for a dense level: rows are made stripe by stripe and forgotten.
    /// @param packet  anybody's; its content is replaced.
    void modulateDense(const LevelPlan& plan, UploadPacket& packet, ModulateParams params);

    /// Counts the times that table or ids moved to another address.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }

private:
    /// Places in a packet.
    struct StagedRows {
        std::int64_t patterns = 0;
        std::int64_t slots = 0;
        std::int64_t cells = 0;
        std::int64_t hiddenCount = 0;
        std::int64_t count = 0;
    };

    [[nodiscard]] static StagedRows stageRows(const NewRows& rows, UploadPacket& packet);
    void computeRows(
        const StagedRows& rows, const UploadPacket& packet, const torch::Tensor& table);
    void growTable(std::size_t slots, std::size_t most);
    [[nodiscard]] torch::Tensor newTable(std::int64_t slots) const;

    const PackedLevel& m_level;
    ComputeBackend& m_backend;
    ElementType m_type;

    torch::Tensor m_ids; ///< I32 [pixels]
    torch::Tensor m_table; ///< row type [slots, rowStride]
    torch::Tensor m_stripeTable;
    torch::Tensor m_gathered; ///< row type [spades, kTile, cells * hiddenWidth]
    torch::Tensor m_product; ///< row type [spades, kTile, 2 * channels]
    std::uint64_t m_generation = 0;

    Rect m_unsent; ///< Where the device's ids are not the plan's.
    bool m_isIdsUnknown = true;
    StagedRows m_staged;
    Rect m_stagedRect;
    std::int64_t m_stagedIds = 0;
};

} // namespace pleinair
