#include "model/plan/label_plan.h"

#include "model/base/error.h"
#include "model/io/generator_layout.h"
#include "model/plan/row_budget.h"

#include <string>

namespace pleinair {

namespace {

/// The channel that each class id has in a model, as model/nn/one_hot.h gives it.
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
    findSymbols(labels, edges);
    try {
        if (labels.size() != m_size)
            startLevels(labels.size());
        for (std::size_t i = 0; i < m_levels.size(); ++i)
            m_levels[i].update(sampled(m_sources[i]));
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
    const auto ids = labels.labels();
    m_symbols.resize(ids.size());
    int signs = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        m_symbols[i] = m_channelOf[ids[i]];
        signs |= m_symbols[i];
    }
    if (signs < 0)
        refuse(labels);
    if (m_options.noInstance || edges.empty())
        return;
    const auto onEdge = static_cast<Symbol>(m_options.semanticNc());
    for (std::size_t i = 0; i < ids.size(); ++i)
        m_symbols[i] = static_cast<Symbol>(m_symbols[i] + (edges[i] != 0 ? onEdge : 0));
}

/// Names the first label without a channel and its place, in the words of model/nn/one_hot.h.
void LabelPlan::refuse(const LabelMap& labels) const
{
    std::size_t place = 0;
    while (m_symbols[place] != kOutside)
        ++place;
    const auto width = static_cast<std::size_t>(labels.width());
    const int value = labels.labels()[place];
    std::string message = "The label map has the value " + std::to_string(value) + " at x "
        + std::to_string(place % width) + ", y " + std::to_string(place / width) + "; ";
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
    m_sources.clear();
    for (const LevelLayout& level : layout.levels) {
        const Size levelSize { size.width / grid * level.scale, size.height / grid * level.scale };
        const std::size_t rowBytes = 2 * static_cast<std::size_t>(level.channels) * m_elementBytes;
        demands.push_back({ static_cast<std::size_t>(levelSize.area()), rowBytes });
        shapes.push_back({ levelSize, m_options.spadeKernel, 0 });
        m_sources.push_back({ nearestSourceIndices(size.width, levelSize.width),
            nearestSourceIndices(size.height, levelSize.height) });
    }
    const std::vector<std::size_t> shares = shareRows(demands, m_budgetBytes);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        shapes[i].maxRows = shares[i];
        m_levels.emplace_back(shapes[i]);
    }
    m_size = size;
}

/// @return valid until the next call.
std::span<const Symbol> LabelPlan::sampled(const Source& source)
{
    const auto width = static_cast<std::size_t>(m_size.width);
    if (source.columns.size() * source.rows.size() == m_symbols.size())
        return m_symbols;
    m_levelSymbols.resize(source.columns.size() * source.rows.size());
    Symbol* to = m_levelSymbols.data();
    for (const int row : source.rows) {
        const Symbol* from = m_symbols.data() + static_cast<std::size_t>(row) * width;
        for (const int column : source.columns)
            *to++ = from[column];
    }
    return m_levelSymbols;
}

} // namespace pleinair
