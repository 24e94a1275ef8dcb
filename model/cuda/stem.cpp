#include "model/cuda/stem.h"

#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

constexpr int kCells = 9;

} // namespace

Stem::Stem(const PackedNetwork& network, ComputeBackend& backend)
    : m_network(network)
    , m_backend(backend)
{
}

void Stem::stage(const LabelMap& labels, std::span<const std::uint8_t> edges, UploadPacket& packet)
{
    if (m_network.options.useVae)
        return;
    const int multiple = m_network.options.gridMultiple();
    const Size grid { labels.width() / multiple, labels.height() / multiple };
    const auto around = windows(labels, edges, grid, m_network.options);
    m_windows = packet.add<std::int16_t>(around);
}

void Stem::commit(Size grid, const StyleVector& style, const UploadPacket& packet)
{
    const std::int64_t channels = 16 * std::int64_t { m_network.options.ngf };
    if (!m_features.defined() || m_features.size(0) != grid.height
        || m_features.size(1) != grid.width) {
        m_features = torch::empty({ grid.height, grid.width, channels },
            torch::TensorOptions(featureType(m_backend.elementType())).device(m_backend.device()));
        m_style = {};
        ++m_generation;
    }
    if (m_network.options.useVae)
        computeFromLatent(grid, style);
    else
        computeFromLabels(packet);
}

void Stem::computeFromLatent(Size grid, const StyleVector& style)
{
    if (m_style == style.mu)
        return;
    const Size own = m_network.options.startGrid();
    const torch::Tensor latent = torch::tensor(style.mu).unsqueeze(0).to(m_backend.device());
    torch::Tensor x = torch::linear(latent, m_network.latentWeight, m_network.latentBias)
                          .view({ 1, -1, own.height, own.width });
    if (grid != own)
        x = torch::upsample_bilinear2d(x, { grid.height, grid.width }, /*align_corners=*/false);
    m_features.copy_(x[0].permute({ 1, 2, 0 }));
    m_style = style.mu;
}

void Stem::computeFromLabels(const UploadPacket& packet)
{
    SumTableParams params;
    params.patterns = packet.at<std::int16_t>(m_windows);
    params.table = m_network.stemTable.data_ptr<float>();
    params.bias = m_network.stemBias.data_ptr<float>();
    params.output = m_features.data_ptr();
    params.outputType = m_backend.elementType();
    params.count = m_features.size(0) * m_features.size(1);
    params.cells = kCells;
    params.symbols = m_network.stemSymbols;
    params.width = static_cast<int>(m_features.size(2));
    m_backend.kernels().sumTable(params);
}

std::vector<std::int16_t> Stem::windows(const LabelMap& labels, std::span<const std::uint8_t> edges,
    Size grid, const NetworkOptions& options)
{
    const auto columns = nearestSourceIndices(labels.width(), grid.width);
    const auto lines = nearestSourceIndices(labels.height(), grid.height);
    const auto symbolAt = [&](int x, int y) -> std::int16_t {
        if (x < 0 || y < 0 || x >= grid.width || y >= grid.height)
            return -1;
        const int column = columns[static_cast<std::size_t>(x)];
        const int line = lines[static_cast<std::size_t>(y)];
        const ClassId id = labels.at(column, line);
        const int channel =
            options.containDontcareLabel && id == kUnknownClass ? options.labelNc : id;
        const auto place = static_cast<std::size_t>(line) * static_cast<std::size_t>(labels.width())
            + static_cast<std::size_t>(column);
        const bool isEdge = !options.noInstance && !edges.empty() && edges[place] != 0;
        return static_cast<std::int16_t>(channel + (isEdge ? options.semanticNc() : 0));
    };
    std::vector<std::int16_t> around;
    around.reserve(static_cast<std::size_t>(grid.area()) * kCells);
    for (int y = 0; y < grid.height; ++y)
        for (int x = 0; x < grid.width; ++x)
            for (int cell = 0; cell < kCells; ++cell)
                around.push_back(symbolAt(x + cell % 3 - 1, y + cell / 3 - 1));
    return around;
}

} // namespace pleinair
