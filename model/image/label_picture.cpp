#include "model/image/label_picture.h"

#include "model/base/error.h"
#include "model/image/foreign_palettes.h"
#include "model/image/gaugan_palette.h"
#include "model/image/picture_header.h"
#include "model/image/pixel_keys.h"
#include "model/image/png_pixels.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace pleinair {

namespace {

constexpr int kNoClass = -1;

/// A way to understand a picture: from keys to class ids, kNoClass for keys that mean nothing.
struct Reading {
    std::string name;
    const PixelKeys* keys = nullptr;
    std::function<int(std::uint32_t)> classOf;
    std::function<std::string(std::uint32_t)> describe;
    bool areColors = false;
};

std::string hexColor(std::uint32_t color)
{
    char text[8];
    std::snprintf(text, sizeof text, "#%06x", color & 0xFFFFFFU);
    return text;
}

std::string describeValue(std::uint32_t key)
{
    return key == PixelKeys::kTransparent ? "transparent" : "value " + std::to_string(key);
}

std::string describeColor(std::uint32_t key)
{
    if (key == PixelKeys::kTransparent)
        return "transparent";
    return key == PixelKeys::kTranslucent ? "half transparent" : "colour " + hexColor(key);
}

bool isGreyThroughout(const PngPixels& png)
{
    const auto channels = static_cast<std::size_t>(png.channels());
    for (std::size_t at = 0; at + channels <= png.samples.size(); at += channels)
        if (png.samples[at] != png.samples[at + 1] || png.samples[at] != png.samples[at + 2])
            return false;
    return true;
}

bool understandsAll(const Reading& reading)
{
    const auto& found = reading.keys->occurrences;
    return std::all_of(found.begin(), found.end(),
        [&](const auto& entry) { return reading.classOf(entry.first) != kNoClass; });
}

[[noreturn]] void refuseKeys(const Reading& reading, const std::string& name)
{
    constexpr std::size_t kShown = 5;
    const auto width = static_cast<std::size_t>(reading.keys->size.width);
    std::vector<UnknownLabel> unknown;
    std::string list;
    for (const auto& [key, occurrence] : reading.keys->occurrences) {
        if (reading.classOf(key) != kNoClass)
            continue;
        unknown.push_back({ reading.describe(key), occurrence.count,
            static_cast<int>(occurrence.first % width), static_cast<int>(occurrence.first / width) });
        const UnknownLabel& label = unknown.back();
        if (unknown.size() <= kShown)
            list += (unknown.size() == 1 ? "" : "; ") + label.label + " (" + std::to_string(label.pixels)
                + (label.pixels == 1 ? " pixel" : " pixels") + ", first at x " + std::to_string(label.x)
                + ", y " + std::to_string(label.y) + ")";
    }
    if (unknown.size() > kShown)
        list += "; and " + std::to_string(unknown.size() - kShown) + " more";
    throw UnknownLabelsError(
        name + ": read as " + reading.name + ", the label map holds what the model does not know: " + list + ".",
        std::move(unknown), reading.areColors);
}

Reading asIndices(const PixelKeys& keys, int classCount)
{
    return { "class ids", &keys,
        [classCount](std::uint32_t key) {
            if (key == kUnknownClass || key == PixelKeys::kTransparent)
                return int { kUnknownClass };
            return key < static_cast<std::uint32_t>(classCount) ? static_cast<int>(key) : kNoClass;
        },
        describeValue };
}

Reading asClassColors(const PixelKeys& keys, const ClassTable& classes)
{
    std::unordered_map<std::uint32_t, int> byColor;
    for (int id = 0; id < classes.count(); ++id)
        byColor.emplace(packedColor(classes[static_cast<ClassId>(id)].color), id);
    return { "class colours", &keys,
        [byColor = std::move(byColor)](std::uint32_t key) {
            if (key == PixelKeys::kTransparent)
                return int { kUnknownClass };
            const auto found = byColor.find(key);
            return found == byColor.end() ? kNoClass : found->second;
        },
        describeColor, true };
}

/// From COCO-Stuff values to the classes that stand for them. A table of all 182 classes without
/// such notes is COCO-Stuff itself.
std::map<int, ClassId> classesByCocoStuff(const ClassTable& classes)
{
    constexpr int kCocoStuffClasses = 182;
    std::map<int, ClassId> byValue;
    for (int id = 0; id < classes.count(); ++id)
        if (const auto value = classes[static_cast<ClassId>(id)].cocoStuff)
            byValue.emplace(*value, static_cast<ClassId>(id));
    if (byValue.empty() && classes.count() == kCocoStuffClasses)
        for (int id = 0; id < kCocoStuffClasses; ++id)
            byValue.emplace(id, static_cast<ClassId>(id));
    return byValue;
}

Reading asGauganColors(const PixelKeys& keys, const ClassTable& classes)
{
    return { "GauGAN colours", &keys,
        [byValue = classesByCocoStuff(classes)](std::uint32_t key) {
            if (key == PixelKeys::kTransparent)
                return int { kUnknownClass };
            const auto value = cocoStuffOf(key);
            const auto found = value ? byValue.find(*value) : byValue.end();
            return found == byValue.end() ? kNoClass : int { found->second };
        },
        [](std::uint32_t key) {
            const auto value = cocoStuffOf(key);
            if (!value)
                return describeColor(key);
            return std::string(cocoStuffName(*value)) + " (" + hexColor(key) + ")";
        },
        true };
}

bool isGaugan(const PixelKeys& keys)
{
    const auto& found = keys.occurrences;
    return std::all_of(found.begin(), found.end(), [](const auto& entry) {
        return entry.first == PixelKeys::kTransparent || cocoStuffOf(entry.first).has_value();
    });
}

/// The reading of a published data set, if it knows every colour of the picture.
std::optional<Reading> asForeignColors(const PixelKeys& keys, const ClassTable& classes)
{
    for (const ForeignPalette& palette : foreignPalettes()) {
        if (palette.keys != ForeignPalette::Keys::Colors)
            continue;
        std::unordered_map<std::uint32_t, const ForeignLabel*> byColor;
        for (const ForeignLabel& label : palette.labels)
            byColor.emplace(label.key, &label);
        const auto& found = keys.occurrences;
        const bool knowsAll = std::all_of(found.begin(), found.end(), [&byColor](const auto& entry) {
            return entry.first == PixelKeys::kTransparent || byColor.contains(entry.first);
        });
        // Black alone says nothing of where it comes from.
        const bool saysSomething = std::any_of(found.begin(), found.end(), [&byColor](const auto& entry) {
            const auto label = byColor.find(entry.first);
            return label != byColor.end() && !label->second->isUnknown;
        });
        if (!knowsAll || !saysSomething)
            continue;
        return Reading { palette.name, &keys,
            [byColor, classes](std::uint32_t key) {
                const auto label = byColor.find(key);
                if (label == byColor.end() || label->second->isUnknown)
                    return int { kUnknownClass };
                const auto meaning = classMeaning(*label->second, classes);
                return meaning ? int { *meaning } : kNoClass;
            },
            [byColor](std::uint32_t key) {
                const auto label = byColor.find(key);
                return label == byColor.end() ? describeColor(key)
                                              : label->second->name + " (" + hexColor(key) + ")";
            },
            true };
    }
    return std::nullopt;
}

template <typename Key>
Reading asMapped(const PixelKeys& keys, const std::map<Key, ClassId>& mapping,
    std::string (*describe)(std::uint32_t))
{
    return { "the palette file says", &keys,
        [&mapping](std::uint32_t key) {
            if (key == PixelKeys::kTransparent)
                return int { kUnknownClass };
            const auto found = mapping.find(static_cast<Key>(key));
            return found == mapping.end() ? kNoClass : int { found->second };
        },
        describe, describe == describeColor };
}

/// The label map by a reading that is settled; refuses keys that mean nothing.
LabelMap mapped(const Reading& reading, const std::string& name)
{
    std::unordered_map<std::uint32_t, ClassId> table;
    for (const auto& [key, occurrence] : reading.keys->occurrences) {
        const int id = reading.classOf(key);
        if (id == kNoClass)
            refuseKeys(reading, name);
        table.emplace(key, static_cast<ClassId>(id));
    }
    std::vector<ClassId> labels(reading.keys->keys.size());
    std::uint32_t currentKey = reading.keys->keys.front();
    ClassId current = table.at(currentKey);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (reading.keys->keys[i] != currentKey) {
            currentKey = reading.keys->keys[i];
            current = table.at(currentKey);
        }
        labels[i] = current;
    }
    return LabelMap(reading.keys->size, std::move(labels));
}

void settleUnknown(LabelMap& labels, const LabelPictureOptions& options, const std::string& name)
{
    const auto all = labels.labels();
    const auto first = std::find(all.begin(), all.end(), kUnknownClass);
    if (first == all.end())
        return;
    if (options.unknownAs) {
        std::replace(all.begin(), all.end(), kUnknownClass, *options.unknownAs);
        return;
    }
    if (options.unknown == UnknownPixels::Keep)
        return;
    const auto place = first - all.begin();
    throw Error(ErrorKind::ModelMismatch,
        name + ": " + std::to_string(std::count(all.begin(), all.end(), kUnknownClass))
            + " pixels are unknown (255), the first one at x " + std::to_string(place % labels.width()) + ", y "
            + std::to_string(place / labels.width())
            + ", but the model has no class for that; they can be filled with a class on request.");
}

PngPixels decodedLabelPng(std::span<const std::byte> bytes, const std::string& name)
{
    const PictureHeader header = readPictureHeader(bytes, name);
    if (header.format != PictureFormat::Png)
        throw Error(ErrorKind::BadFile,
            name + ": a label map must be a PNG, where every pixel is kept exactly; this is a "
                + nameOf(header.format) + " picture.");
    return decodePngPixels(bytes, name);
}

/// Keeps the keys that the readings point to.
class PictureReader {
public:
    PictureReader(const PngPixels& png, const ClassTable& classes, const LabelPictureOptions& options,
        const std::string& name)
        : m_png(png)
        , m_classes(classes)
        , m_options(options)
        , m_name(name)
        , m_isIndexed(png.channels() <= 2)
    {
    }

    Reading settle()
    {
        if (!m_options.mapping.isEmpty())
            return byMapping();
        switch (m_options.reading) {
        case LabelReading::Indices:
            return byIndices();
        case LabelReading::Colors:
            return byColors();
        case LabelReading::Automatic:
            break;
        }
        if (m_png.kind == PngPixels::Kind::Grey || m_png.kind == PngPixels::Kind::GreyAlpha)
            return byIndices();
        if (m_png.kind != PngPixels::Kind::Palette)
            return byColors();
        // A palette that holds exactly the class colours of what it uses is meant as colours.
        Reading colors = byColors();
        if (understandsAll(colors))
            return colors;
        Reading indices = byIndices();
        return understandsAll(indices) || colors.name == asClassColors(m_colors, m_classes).name ? indices : colors;
    }

private:
    Reading byMapping()
    {
        if (m_isIndexed && !m_options.mapping.values.empty()) {
            m_indices = indexKeys(m_png, m_name);
            return asMapped(m_indices, m_options.mapping.values, describeValue);
        }
        if (m_png.kind == PngPixels::Kind::Grey || m_png.kind == PngPixels::Kind::GreyAlpha)
            throw Error(ErrorKind::BadFile, m_name + ": it is a grey picture, but the palette file lists colours only.");
        m_colors = colorKeys(m_png, m_name);
        return asMapped(m_colors, m_options.mapping.colors, describeColor);
    }

    Reading byIndices()
    {
        if (!m_isIndexed && !isGreyThroughout(m_png))
            throw Error(ErrorKind::BadFile, m_name + ": it is a colour picture, so its values cannot be class ids.");
        if (m_indices.keys.empty())
            m_indices = indexKeys(m_png, m_name);
        return asIndices(m_indices, m_classes.count());
    }

    /// Class colours, or else those of a published data set if every pixel has one of them.
    Reading byColors()
    {
        if (m_png.kind == PngPixels::Kind::Grey || m_png.kind == PngPixels::Kind::GreyAlpha)
            throw Error(ErrorKind::BadFile, m_name + ": it is a grey picture and holds no class colours.");
        if (m_colors.keys.empty())
            m_colors = colorKeys(m_png, m_name);
        Reading own = asClassColors(m_colors, m_classes);
        if (understandsAll(own))
            return own;
        if (isGaugan(m_colors))
            return asGauganColors(m_colors, m_classes);
        return asForeignColors(m_colors, m_classes).value_or(own);
    }

    const PngPixels& m_png;
    const ClassTable& m_classes;
    const LabelPictureOptions& m_options;
    const std::string& m_name;
    bool m_isIndexed;
    PixelKeys m_indices;
    PixelKeys m_colors;
};

} // namespace

DecodedLabels decodeLabelPicture(std::span<const std::byte> bytes, const ClassTable& classes,
    const LabelPictureOptions& options, const std::string& name)
{
    const PngPixels png = decodedLabelPng(bytes, name);
    if (png.bitDepth == 16)
        throw Error(ErrorKind::BadFile, name + ": it has 16 bits a channel; label maps have 8.");
    PictureReader reader(png, classes, options, name);
    const Reading reading = reader.settle();
    DecodedLabels decoded { mapped(reading, name), reading.name };
    settleUnknown(decoded.labels, options, name);
    return decoded;
}

LabelPictureValues labelPictureValues(std::span<const std::byte> bytes, const std::string& name)
{
    const PngPixels png = decodedLabelPng(bytes, name);
    if (png.bitDepth == 16)
        throw Error(ErrorKind::BadFile, name + ": it has 16 bits a channel; label maps have 8.");
    LabelPictureValues values;
    values.areColors = png.channels() > 2;
    values.palette = png.palette;
    const PixelKeys keys = values.areColors ? colorKeys(png, name) : indexKeys(png, name);
    for (const auto& [key, occurrence] : keys.occurrences)
        if (key != PixelKeys::kTransparent && key != PixelKeys::kTranslucent)
            values.pixels.emplace(key, occurrence.count);
    return values;
}

std::vector<std::byte> encodeLabelPicture(
    const LabelMap& labels, const ClassTable& classes, LabelPictureForm form)
{
    for (const ClassId id : labels.labels())
        if (id >= classes.count() && (form == LabelPictureForm::Colors || id != kUnknownClass))
            throw Error(ErrorKind::InvalidArgument,
                "The label map holds " + std::to_string(id) + ", which is no class.");
    PngPixels png;
    png.size = labels.size();
    if (form == LabelPictureForm::Indices) {
        png.kind = PngPixels::Kind::Palette;
        for (const auto& semanticClass : classes.classes())
            png.palette.push_back(semanticClass.color);
        const auto all = labels.labels();
        if (std::find(all.begin(), all.end(), kUnknownClass) != all.end())
            png.palette.resize(std::size_t { kUnknownClass } + 1);
        png.samples.assign(all.begin(), all.end());
    } else {
        png.kind = PngPixels::Kind::Rgb;
        png.samples.reserve(labels.labels().size() * 3);
        for (const ClassId id : labels.labels()) {
            const Color color = classes[id].color;
            png.samples.insert(png.samples.end(), { color.r, color.g, color.b });
        }
    }
    return encodePngPixels(png);
}

InstanceMap InstanceMap::resizedNearest(Size to) const
{
    InstanceMap result { to, {} };
    result.ids.reserve(static_cast<std::size_t>(to.area()));
    const auto columns = nearestSourceIndices(size.width, to.width);
    for (const int row : nearestSourceIndices(size.height, to.height))
        for (const int column : columns)
            result.ids.push_back(ids[static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width)
                + static_cast<std::size_t>(column)]);
    return result;
}

InstanceMap decodeInstancePicture(std::span<const std::byte> bytes, const std::string& name)
{
    const PngPixels png = decodedLabelPng(bytes, name);
    const bool isWide = png.bitDepth == 16;
    const auto channels = static_cast<std::size_t>(png.channels());
    if (isWide && channels > 2)
        throw Error(ErrorKind::BadFile, name + ": an instance map in colours has 8 bits a channel.");
    InstanceMap instances { png.size, {} };
    instances.ids.reserve(static_cast<std::size_t>(png.size.area()));
    const std::size_t step = channels * (isWide ? 2 : 1);
    for (std::size_t at = 0; at + step <= png.samples.size(); at += step) {
        const std::uint8_t* s = &png.samples[at];
        instances.ids.push_back(channels > 2 ? packedColor({ s[0], s[1], s[2] })
                : isWide                     ? static_cast<std::uint32_t>(s[0] << 8 | s[1])
                                             : s[0]);
    }
    return instances;
}

} // namespace pleinair
