#include "model/plan/label_plan.h"

#include "model/base/error.h"
#include "model/io/generator_layout.h"
#include "model/plan/row_budget.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pleinair {

namespace {

/// The channel that each class id has in a model, as in model/nn/one_hot.h; kOutside for none.
std::array<Symbol, 256> channelsOf(const NetworkOptions& options)
{
    const int channels = options.labelNc + (options.containDontcareLabel ? 1 : 0);
    std::array<Symbol, 256> channelOf {};
    for (int id = 0; id < 256; ++id) {
        const bool isUnknown = options.containDontcareLabel && id == kUnknownClass;
        const int channel = isUnknown ? options.labelNc : id;
        channelOf[static_cast<std::size_t>(id)] =
            channel < channels ? static_cast<Symbol>(channel) : kOutside;
    }
    return channelOf;
}

std::string sizeText(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

} // namespace

LabelPlan::LabelPlan(
    const NetworkOptions& options, std::size_t budgetBytes, std::size_t elementBytes)
    : m_options(options)
    , m_budgetBytes(budgetBytes)
    , m_elementBytes(elementBytes)
    , m_channelOf(channelsOf(options))
{
}

void LabelPlan::update(const LabelMap& labels, std::span<const std::uint8_t> edges)
{
    requireSize(labels, edges);
    findSymbols(labels, m_options.noInstance ? std::span<const std::uint8_t> {} : edges);
    try {
        if (labels.size() != m_size)
            startLevels(labels.size());
        for (std::size_t i = 0; i < m_levels.size(); ++i)
            m_levels[i].update(sampled(m_samples[i]));
        m_isKnown = true;
    } catch (...) {
        // Memory ran out midway: what is half done must not be built upon.
        m_levels.clear();
        m_size = {};
        throw;
    }
}

void LabelPlan::forget()
{
    for (LevelPlan& level : m_levels)
        level.forget();
}

void LabelPlan::requireSize(const LabelMap& labels, std::span<const std::uint8_t> edges) const
{
    const int grid = m_options.gridMultiple();
    if (labels.isEmpty() || labels.width() % grid != 0 || labels.height() % grid != 0)
        throw Error(ErrorKind::InvalidArgument,
            "A label map of " + sizeText(labels.size()) + " pixels does not suit the model; both "
                + "sides must be multiples of " + std::to_string(grid) + ".");
    if (!edges.empty() && edges.size() != labels.labels().size())
        throw Error(ErrorKind::InvalidArgument,
            "A label map of " + sizeText(labels.size()) + " pixels needs "
                + std::to_string(labels.labels().size()) + " edges, not "
                + std::to_string(edges.size()) + ".");
}

void LabelPlan::findSymbols(const LabelMap& labels, std::span<const std::uint8_t> edges)
{
    // Set again when the levels have it all: an error on the way makes every line unknown.
    const bool isKnown = std::exchange(m_isKnown, false) && m_labels.size() == labels.size()
        && m_edges.size() == edges.size();
    const auto width = static_cast<std::size_t>(labels.width());
    m_symbols.resize(labels.labels().size());
    m_changedLines.assign(static_cast<std::size_t>(labels.height()), 0);
    for (int y = 0; y < labels.height(); ++y) {
        const auto line = labels.row(y);
        const auto lineEdges =
            edges.empty() ? edges : edges.subspan(static_cast<std::size_t>(y) * width, width);
        if (isKnown && isLineKnown(y, line, lineEdges))
            continue;
        m_changedLines[static_cast<std::size_t>(y)] = 1;
        if (!findLine(y, line, lineEdges))
            refuse(y, line);
    }
    m_labels = labels;
    m_edges.assign(edges.begin(), edges.end());
}

bool LabelPlan::isLineKnown(
    int y, std::span<const ClassId> labels, std::span<const std::uint8_t> edges) const
{
    const std::ptrdiff_t first = std::ptrdiff_t { y } * m_labels.width();
    return std::equal(labels.begin(), labels.end(), m_labels.row(y).begin())
        && (edges.empty() || std::equal(edges.begin(), edges.end(), m_edges.begin() + first));
}

/// @return false if the model has no channel for some label.
bool LabelPlan::findLine(
    int y, std::span<const ClassId> labels, std::span<const std::uint8_t> edges)
{
    Symbol* symbols = m_symbols.data() + static_cast<std::size_t>(y) * labels.size();
    int signs = 0;
    for (std::size_t x = 0; x < labels.size(); ++x) {
        symbols[x] = m_channelOf[labels[x]];
        signs |= symbols[x];
    }
    const auto onEdge = static_cast<Symbol>(m_options.semanticNc());
    for (std::size_t x = 0; x < edges.size(); ++x)
        symbols[x] = static_cast<Symbol>(symbols[x] + (edges[x] != 0 ? onEdge : 0));
    return signs >= 0;
}

/// Names the first label without a channel and its place, in the words of model/nn/one_hot.h.
void LabelPlan::refuse(int y, std::span<const ClassId> labels) const
{
    const auto first = std::find_if(
        labels.begin(), labels.end(), [this](ClassId id) { return m_channelOf[id] == kOutside; });
    const int value = *first;
    std::string message = "The label map has the value " + std::to_string(value) + " at x "
        + std::to_string(first - labels.begin()) + ", y " + std::to_string(y) + "; ";
    message += value == kUnknownClass
        ? "the model has no class for unknown places."
        : "the model knows the classes 0 to " + std::to_string(m_options.labelNc - 1)
            + (m_options.containDontcareLabel ? ", and 255 for unknown." : ".");
    throw Error(ErrorKind::ModelMismatch, message);
}

void LabelPlan::startLevels(Size size)
{
    const GeneratorLayout layout = GeneratorLayout::of(m_options);
    const int grid = m_options.gridMultiple();
    std::vector<RowDemand> demands;
    std::vector<LevelShape> shapes;
    m_levels.clear();
    m_samples.clear();
    for (const LevelLayout& level : layout.levels) {
        const Size levelSize { size.width / grid * level.scale, size.height / grid * level.scale };
        const std::size_t rowBytes = 2 * static_cast<std::size_t>(level.channels) * m_elementBytes;
        demands.push_back({ static_cast<std::size_t>(levelSize.area()), rowBytes });
        shapes.push_back({ levelSize, m_options.spadeKernel, 0 });
        m_samples.push_back({ nearestSourceIndices(size.width, levelSize.width),
            nearestSourceIndices(size.height, levelSize.height), {} });
    }
    const std::vector<std::size_t> shares = shareRows(demands, m_budgetBytes);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        shapes[i].maxRows = shares[i];
        m_levels.emplace_back(shapes[i]);
    }
    m_size = size;
}

std::span<const Symbol> LabelPlan::sampled(Sample& sample) const
{
    const auto width = static_cast<std::size_t>(m_size.width);
    if (sample.columns.size() * sample.lines.size() == m_symbols.size())
        return m_symbols;
    sample.symbols.resize(sample.columns.size() * sample.lines.size());
    Symbol* to = sample.symbols.data();
    for (const int line : sample.lines) {
        const auto y = static_cast<std::size_t>(line);
        const Symbol* from = m_symbols.data() + y * width;
        if (m_changedLines[y] != 0)
            for (std::size_t x = 0; x < sample.columns.size(); ++x)
                to[x] = from[sample.columns[x]];
        to += sample.columns.size();
    }
    return sample.symbols;
}

} // namespace pleinair
