#include "model/image/label_survey.h"

#include "model/base/error.h"
#include "model/image/foreign_palettes.h"
#include "model/image/picture_header.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <unordered_map>
#include <utility>

namespace pleinair {

namespace {

Color colorOf(std::uint32_t packed)
{
    return { static_cast<std::uint8_t>(packed >> 16 & 255U),
        static_cast<std::uint8_t>(packed >> 8 & 255U), static_cast<std::uint8_t>(packed & 255U) };
}

std::string textOf(std::uint32_t key, bool isColor)
{
    if (key == PixelKeys::kTransparent)
        return "transparent";
    if (key == PixelKeys::kTranslucent)
        return "half transparent";
    if (!isColor)
        return std::to_string(key);
    char text[8];
    std::snprintf(text, sizeof text, "#%06x", key & 0xFFFFFFU);
    return text;
}

} // namespace

LabelSurvey::LabelSurvey(
    std::span<const std::byte> bytes, const ClassTable& classes, std::string name)
    : m_name(std::move(name))
    , m_classes(classes)
{
    const PictureHeader header = readPictureHeader(bytes, m_name);
    if (header.format != PictureFormat::Png)
        throw Error(ErrorKind::BadFile,
            m_name + ": a label map must be a PNG, where every pixel is kept exactly; this is a "
                + nameOf(header.format) + " picture.");
    const PngPixels png = decodePngPixels(bytes, m_name);
    if (png.bitDepth == 16)
        throw Error(ErrorKind::BadFile, m_name + ": it has 16 bits a channel; label maps have 8.");
    if (png.channels() <= 2)
        m_values = indexKeys(png, m_name);
    if (png.kind == PngPixels::Kind::Palette || png.channels() >= 3)
        m_colors = colorKeys(png, m_name);
    addOwn();
    addForeign();
    addBare();
    std::stable_sort(m_readings.begin(), m_readings.end(), [](const auto& a, const auto& b) {
        return std::pair(a.matched, a.recognised) > std::pair(b.matched, b.recognised);
    });
}

Size LabelSurvey::size() const
{
    return m_values ? m_values->size : m_colors->size;
}

const PixelKeys* LabelSurvey::keysFor(bool colors) const
{
    const auto& keys = colors ? m_colors : m_values;
    return keys ? &*keys : nullptr;
}

template <typename Knows>
void LabelSurvey::addReading(const std::string& title, bool colors, Knows knows)
{
    const PixelKeys* keys = keysFor(colors);
    if (keys == nullptr)
        return;
    SurveyReading reading { title, {}, colors, 0, 0 };
    for (const auto& [key, occurrence] : keys->occurrences) {
        SurveyEntry entry { key, textOf(key, colors), colors ? colorOf(key) : Color {},
            occurrence.count, false, {} };
        if (key != PixelKeys::kTransparent && key != PixelKeys::kTranslucent)
            knows(entry);
        if (!colors && entry.match)
            entry.color = m_classes[*entry.match].color;
        reading.recognised += entry.isRecognised ? entry.pixels : 0;
        reading.matched += entry.match ? entry.pixels : 0;
        reading.entries.push_back(std::move(entry));
    }
    std::stable_sort(reading.entries.begin(), reading.entries.end(),
        [](const SurveyEntry& a, const SurveyEntry& b) { return a.pixels > b.pixels; });
    m_readings.push_back(std::move(reading));
}

void LabelSurvey::addOwn()
{
    addReading("class colours", true, [this](SurveyEntry& entry) {
        entry.match = m_classes.idOf(entry.color);
        entry.isRecognised = entry.match.has_value();
        if (entry.match)
            entry.name = m_classes[*entry.match].name;
    });
    addReading("class numbers", false, [this](SurveyEntry& entry) {
        entry.isRecognised = entry.key < static_cast<std::uint32_t>(m_classes.count());
        if (!entry.isRecognised)
            return;
        entry.match = static_cast<ClassId>(entry.key);
        entry.name = m_classes[*entry.match].name;
    });
}

void LabelSurvey::addForeign()
{
    for (const ForeignPalette& palette : foreignPalettes()) {
        std::unordered_map<std::uint32_t, const ForeignLabel*> byKey;
        for (const ForeignLabel& label : palette.labels)
            byKey.emplace(label.key, &label);
        addReading(palette.name, palette.keys == ForeignPalette::Keys::Colors,
            [&](SurveyEntry& entry) {
                const auto found = byKey.find(entry.key);
                if (found == byKey.end())
                    return;
                entry.isRecognised = true;
                entry.name = found->second->name;
                if (!found->second->isUnknown)
                    entry.match = classMeaning(*found->second, m_classes);
            });
        // One that knows less than all of a picture is not what the picture was made with.
        if (!m_readings.empty() && m_readings.back().name == palette.name) {
            const auto isForeign = [](const SurveyEntry& entry) {
                return !entry.isRecognised && entry.key != PixelKeys::kTransparent;
            };
            const auto& entries = m_readings.back().entries;
            if (std::any_of(entries.begin(), entries.end(), isForeign))
                m_readings.pop_back();
        }
    }
}

void LabelSurvey::addBare()
{
    const auto knowsNothing = [](SurveyEntry&) {};
    addReading("colours as they are", true, knowsNothing);
    if (!m_colors)
        addReading("numbers as they are", false, knowsNothing);
}

void LabelSurvey::addMapping(const LabelMapping& mapping, const std::string& title)
{
    const auto take = [this](SurveyEntry& entry, const auto& table) {
        const auto found = table.find(static_cast<typename std::decay_t<decltype(table)>::key_type>(entry.key));
        if (found == table.end())
            return;
        entry.isRecognised = true;
        if (found->second != kUnknownClass) {
            entry.match = found->second;
            entry.name = m_classes[found->second].name;
        }
    };
    const bool useColors = m_colors && (!m_values || mapping.values.empty());
    if (useColors)
        addReading(title, true, [&](SurveyEntry& entry) { take(entry, mapping.colors); });
    else
        addReading(title, false, [&](SurveyEntry& entry) { take(entry, mapping.values); });
    std::rotate(m_readings.begin(), m_readings.end() - 1, m_readings.end());
}

LabelMap LabelSurvey::labels(
    const SurveyReading& reading, const std::map<std::uint32_t, ClassId>& choices) const
{
    std::unordered_map<std::uint32_t, ClassId> table;
    std::string missing;
    for (const SurveyEntry& entry : reading.entries) {
        const auto chosen = choices.find(entry.key);
        const auto id = chosen != choices.end() ? std::optional(chosen->second) : entry.match;
        if (id)
            table.emplace(entry.key, *id);
        else
            missing += (missing.empty() ? "" : ", ") + entry.name;
    }
    if (!missing.empty())
        throw Error(ErrorKind::ModelMismatch, m_name + ": no class was chosen for " + missing + ".");
    const PixelKeys& keys = *keysFor(reading.readsColors);
    std::vector<ClassId> labels;
    labels.reserve(keys.keys.size());
    for (const std::uint32_t key : keys.keys)
        labels.push_back(table.at(key));
    return LabelMap(keys.size, std::move(labels));
}

ClassId nearestClass(Color color, const ClassTable& classes)
{
    int best = std::numeric_limits<int>::max();
    ClassId nearest = 0;
    for (int id = 0; id < classes.count(); ++id) {
        const Color other = classes[static_cast<ClassId>(id)].color;
        const int r = int { color.r } - other.r;
        const int g = int { color.g } - other.g;
        const int b = int { color.b } - other.b;
        const int distance = 2 * r * r + 4 * g * g + 3 * b * b;
        if (distance < best) {
            best = distance;
            nearest = static_cast<ClassId>(id);
        }
    }
    return nearest;
}

} // namespace pleinair
