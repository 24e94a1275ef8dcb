#include "training/class_transfer.h"

#include <algorithm>
#include <numeric>

namespace pleinair {

namespace {

constexpr int kCocoStuffClasses = 182;
constexpr int kAde20kClasses = 150;
/// The one convolution of pix2pixHD that reads labels.
constexpr const char* kPix2PixHdFirst = "model.1.0.weight";

bool isUnnamed(const ClassTable& classes)
{
    return classes.classes().front().name == ClassTable::numbered(1).classes().front().name;
}

/// The tensors whose second side is the label channels.
bool readsLabels(const std::string& name, const StoredTensor& tensor)
{
    const bool isConvolution = tensor.shape.size() == 4;
    return isConvolution
        && (name.ends_with(".mlp_shared.0.weight") || name == "fc.weight"
            || name == kPix2PixHdFirst);
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
        text.append(i > 0 ? ", " : "").append(names[i]);
    return names.size() > kShown ? text.append(", ...") : text;
}

/// One weight [out, K, k, k] seen by its label channels.
class ChannelView {
public:
    explicit ChannelView(const StoredTensor& weight)
        : m_values(weight.toFloats())
        , m_out(weight.shape[0])
        , m_channels(weight.shape[1])
        , m_area(weight.shape[2] * weight.shape[3])
    {
    }

    /// The mean of some channels at (row, place); 0 for none.
    [[nodiscard]] float mean(
        std::int64_t row, std::int64_t place, const std::vector<int>& channels) const
    {
        double sum = 0;
        for (const int channel : channels)
            sum += m_values[static_cast<std::size_t>((row * m_channels + channel) * m_area + place)];
        return channels.empty() ? 0 : static_cast<float>(sum / static_cast<double>(channels.size()));
    }

    /// A weight whose channel i is the mean of the old channels sources[i].
    [[nodiscard]] StoredTensor withChannels(
        const std::vector<std::vector<int>>& sources, const StoredTensor& like) const
    {
        auto shape = like.shape;
        shape[1] = static_cast<std::int64_t>(sources.size());
        std::vector<float> values;
        values.reserve(static_cast<std::size_t>(m_out * shape[1] * m_area));
        for (std::int64_t row = 0; row < m_out; ++row) {
            for (const auto& channels : sources) {
                for (std::int64_t place = 0; place < m_area; ++place)
                    values.push_back(mean(row, place, channels));
            }
        }
        return StoredTensor::fromFloats(shape, values);
    }

private:
    std::vector<float> m_values;
    std::int64_t m_out;
    std::int64_t m_channels;
    std::int64_t m_area;
};

} // namespace

ClassTransfer::ClassTransfer(LabelChannels from, LabelChannels to)
    : m_from(std::move(from))
    , m_to(std::move(to))
    , m_isUnnamed(isUnnamed(m_from.classes))
{
    for (int id = 0; id < m_to.classes.count(); ++id)
        m_sources.push_back(sourcesOf(static_cast<ClassId>(id)));
}

std::vector<int> ClassTransfer::sourcesOf(ClassId wanted) const
{
    const auto& known = m_to.classes[wanted];
    if (const auto found = m_from.classes.idOf(known.name))
        return { *found };
    if (!m_isUnnamed)
        return {};
    if (m_from.classes.count() == kCocoStuffClasses && known.cocoStuff)
        return { *known.cocoStuff };
    if (m_from.classes.count() == kAde20kClasses && !known.ade20k.empty())
        return known.ade20k;
    const bool isSameCount = m_from.classes.count() == m_to.classes.count();
    return isSameCount ? std::vector<int> { wanted } : std::vector<int> {};
}

bool ClassTransfer::changesAnything() const
{
    if (m_from.options.semanticNc() != m_to.options.semanticNc()
        || m_from.options.containDontcareLabel != m_to.options.containDontcareLabel)
        return true;
    for (std::size_t id = 0; id < m_sources.size(); ++id) {
        if (m_sources[id] != std::vector<int> { static_cast<int>(id) })
            return true;
    }
    return false;
}

StoredTensor ClassTransfer::transferred(const StoredTensor& weight) const
{
    const auto& from = m_from.options;
    const auto& to = m_to.options;
    std::vector<int> all(static_cast<std::size_t>(from.labelNc));
    std::iota(all.begin(), all.end(), 0);
    std::vector<std::vector<int>> channels;
    for (const auto& sources : m_sources)
        channels.push_back(sources.empty() ? all : sources);
    // Channels without a class in the table, as a larger --label-nc makes them.
    channels.resize(static_cast<std::size_t>(to.labelNc), all);
    if (to.containDontcareLabel)
        channels.push_back(from.containDontcareLabel ? std::vector<int> { from.labelNc } : all);
    if (!to.noInstance)
        channels.push_back(
            from.noInstance ? std::vector<int> {} : std::vector<int> { from.semanticNc() - 1 });
    return ChannelView(weight).withChannels(channels, weight);
}

void ClassTransfer::apply(TensorMap& generator) const
{
    for (auto& [name, tensor] : generator) {
        if (readsLabels(name, tensor) && tensor.shape[1] == m_from.options.semanticNc())
            tensor = transferred(tensor);
    }
}

std::string ClassTransfer::text() const
{
    std::vector<std::string> fresh;
    for (std::size_t id = 0; id < m_sources.size(); ++id) {
        if (m_sources[id].empty())
            fresh.push_back(m_to.classes[static_cast<ClassId>(id)].name);
    }
    const std::size_t kept = m_sources.size() - fresh.size();
    std::string text = std::to_string(kept) + " of " + std::to_string(m_sources.size())
        + " classes keep the weights they have in the model";
    if (!fresh.empty())
        text += "; new ones begin with the mean of all: " + listed(fresh);
    return text + ".";
}

} // namespace pleinair
