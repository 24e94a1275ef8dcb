#include "model/cuda/level_rows.h"

#include "model/nn/torch_api.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr std::size_t kFirstSlots = 1024;

} // namespace

LevelRows::LevelRows(const PackedLevel& level, ComputeBackend& backend, ElementType type)
    : m_level(level)
    , m_backend(backend)
    , m_type(type)
{
    const auto rows = torch::TensorOptions(rowType(type)).device(backend.device());
    m_gathered = torch::empty(
        { level.spades, kTile, std::int64_t { level.cells } * level.hiddenWidth }, rows);
    m_product = torch::empty({ level.spades, kTile, 2 * std::int64_t { level.channels } }, rows);
}

void LevelRows::stage(const LevelPlan& plan, UploadPacket& packet)
{
    m_staged = {};
    m_stagedRect = {};
    if (plan.isDense()) {
        m_isIdsUnknown = true;
        return;
    }
    const Size size = plan.shape().size;
    m_unsent = m_isIdsUnknown ? Rect::of(size) : m_unsent.united(plan.changed());
    m_isIdsUnknown = false;
    m_stagedRect = m_unsent;
    if (!m_unsent.isEmpty()) {
        const auto area = static_cast<std::size_t>(m_unsent.size().area());
        const auto [place, ids] = packet.reserve<RowSlot>(area);
        m_stagedIds = place;
        for (int y = 0; y < m_unsent.height; ++y) {
            const auto first =
                static_cast<std::ptrdiff_t>(m_unsent.y + y) * size.width + m_unsent.x;
            std::copy_n(plan.ids().begin() + first, m_unsent.width,
                ids + static_cast<std::ptrdiff_t>(y) * m_unsent.width);
        }
    }
    m_staged = stageRows(plan.newRows(), packet);
}

void LevelRows::commit(LevelPlan& plan, const UploadPacket& packet)
{
    if (plan.isDense())
        return;
    const Size size = plan.shape().size;
    growTable(plan.slotCount(), plan.shape().maxRows);
    if (!m_ids.defined() || m_ids.numel() != size.area()) {
        m_ids = torch::zeros(
            { size.area() }, torch::TensorOptions(torch::kInt).device(m_backend.device()));
        ++m_generation;
    }
    if (!m_stagedRect.isEmpty()) {
        PlaceIdsParams params;
        params.ids = packet.at<std::uint32_t>(m_stagedIds);
        params.map = static_cast<std::uint32_t*>(m_ids.data_ptr());
        params.mapWidth = size.width;
        params.x = m_stagedRect.x;
        params.y = m_stagedRect.y;
        params.width = m_stagedRect.width;
        params.height = m_stagedRect.height;
        m_backend.kernels().placeIds(params);
    }
    computeRows(m_staged, packet, m_table);
    m_unsent = {};
    plan.rowsComputed();
}

void LevelRows::forget()
{
    m_isIdsUnknown = true;
}

void LevelRows::modulate(ModulateParams params) const
{
    params.ids = static_cast<const std::uint32_t*>(m_ids.data_ptr());
    params.table = m_table.data_ptr();
    params.rowStride = m_level.rowStride();
    params.type = m_type;
    m_backend.kernels().modulate(params);
}

void LevelRows::modulateDense(const LevelPlan& plan, UploadPacket& packet, ModulateParams params)
{
    const Size size = plan.shape().size;
    const auto most = static_cast<std::int64_t>(plan.shape().maxRows);
    const auto lines =
        static_cast<int>(std::clamp<std::int64_t>(most / size.width, 1, size.height));
    std::vector<RowSlot> ids;
    for (int top = 0; top < size.height; top += lines) {
        const int bottom = std::min(top + lines, size.height);
        const NewRows rows = plan.stripe(top, bottom, ids);
        packet.clear();
        const std::int64_t idsPlace = packet.add<RowSlot>(ids);
        const StagedRows staged = stageRows(rows, packet);
        packet.send();
        if (!m_stripeTable.defined() || m_stripeTable.size(0) < staged.count)
            m_stripeTable = newTable(std::max<std::int64_t>(staged.count, kFirstSlots));
        computeRows(staged, packet, m_stripeTable);
        params.ids = packet.at<std::uint32_t>(idsPlace);
        params.table = m_stripeTable.data_ptr();
        params.rowStride = m_level.rowStride();
        params.type = m_type;
        params.top = top;
        params.bottom = bottom;
        m_backend.kernels().modulate(params);
    }
}

LevelRows::StagedRows LevelRows::stageRows(const NewRows& rows, UploadPacket& packet)
{
    StagedRows staged;
    staged.count = static_cast<std::int64_t>(rows.rowCount());
    if (staged.count == 0)
        return staged;
    staged.hiddenCount = static_cast<std::int64_t>(rows.hiddenCount);
    staged.patterns = packet.add<Symbol>(rows.hiddenPatterns);
    staged.slots = packet.add<RowSlot>(rows.slots);
    staged.cells = packet.add<std::uint32_t>(rows.cells);
    return staged;
}

void LevelRows::computeRows(
    const StagedRows& rows, const UploadPacket& packet, const torch::Tensor& table)
{
    if (rows.count == 0)
        return;
    const torch::Tensor hidden = torch::empty(
        { rows.hiddenCount + 1, std::int64_t { m_level.spades } * m_level.hiddenWidth },
        m_gathered.options());
    SumTableParams sums;
    sums.patterns = packet.at<std::int16_t>(rows.patterns);
    sums.table = m_level.hiddenTable.data_ptr<float>();
    sums.bias = m_level.hiddenBias.data_ptr<float>();
    sums.output = hidden.data_ptr();
    sums.outputType = m_type == ElementType::Float ? ElementType::Float : ElementType::Half;
    sums.count = rows.hiddenCount;
    sums.cells = m_level.cells;
    sums.symbols = m_level.symbols;
    sums.width = m_level.spades * m_level.hiddenWidth;
    sums.isHidden = true;
    m_backend.kernels().sumTable(sums);

    for (std::int64_t first = 0; first < rows.count; first += kTile) {
        GatherParams gather;
        gather.hidden = hidden.data_ptr();
        gather.cellVectors = packet.at<std::uint32_t>(rows.cells) + first * m_level.cells;
        gather.output = m_gathered.data_ptr();
        gather.type = m_type;
        gather.rows = std::min<std::int64_t>(kTile, rows.count - first);
        gather.tile = kTile;
        gather.cells = m_level.cells;
        gather.spades = m_level.spades;
        gather.hiddenWidth = m_level.hiddenWidth;
        m_backend.kernels().gather(gather);

        torch::bmm_out(m_product, m_gathered, m_level.rowWeight);

        StoreRowsParams store;
        store.product = m_product.data_ptr();
        store.bias = m_level.rowBias.data_ptr<float>();
        store.slots = packet.at<std::uint32_t>(rows.slots) + first;
        store.table = table.data_ptr();
        store.type = m_type;
        store.rows = gather.rows;
        store.tile = kTile;
        store.spades = m_level.spades;
        store.width = 2 * m_level.channels;
        m_backend.kernels().storeRows(store);
    }
}

void LevelRows::growTable(std::size_t slots, std::size_t most)
{
    const std::size_t capacity = m_table.defined() ? static_cast<std::size_t>(m_table.size(0)) : 0;
    if (m_table.defined() && slots <= capacity)
        return;
    const std::size_t wanted =
        std::max({ slots, std::min(most, 2 * capacity), std::min(most, kFirstSlots) });
    const torch::Tensor wider = newTable(static_cast<std::int64_t>(wanted));
    if (m_table.defined())
        wider.slice(0, 0, m_table.size(0)).copy_(m_table);
    m_table = wider;
    ++m_generation;
}

torch::Tensor LevelRows::newTable(std::int64_t slots) const
{
    return torch::empty({ slots, m_level.rowStride() }, m_gathered.options());
}

} // namespace pleinair
