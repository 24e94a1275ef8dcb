#include "app/cli/inspect_picture.h"

#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/image/png_pixels.h"
#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"

#include <map>
#include <set>

namespace pleinair {

namespace {

constexpr std::size_t kMostListed = 40;

std::string sizeText(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

/// "0 (120 pixels), 5 (3 pixels)".
void describeValues(const PngPixels& png, Inspection& inspection)
{
    std::map<unsigned, std::int64_t> counts;
    const auto channels = static_cast<std::size_t>(png.channels());
    for (std::size_t at = 0; at < png.samples.size(); at += channels)
        ++counts[png.samples[at]];
    std::string list;
    std::size_t shown = 0;
    for (const auto& [value, count] : counts) {
        if (++shown > kMostListed) {
            list += ", and " + std::to_string(counts.size() - kMostListed) + " more";
            break;
        }
        list += (list.empty() ? "" : ", ") + std::to_string(value) + " (" + std::to_string(count) + " pixels)";
    }
    inspection.details.emplace_back("values", list);
    if (counts.contains(kUnknownClass))
        inspection.warnings.emplace_back("It has unknown pixels (255); only models with a don't-care class take them.");
}

/// The colours of an RGB picture if they are as few as classes can be.
std::set<std::uint32_t> fewColors(const PngPixels& png)
{
    std::set<std::uint32_t> colors;
    const auto channels = static_cast<std::size_t>(png.channels());
    for (std::size_t at = 0; at + channels <= png.samples.size() && colors.size() <= kUnknownClass; at += channels)
        colors.insert(packedColor({ png.samples[at], png.samples[at + 1], png.samples[at + 2] }));
    return colors;
}

/// @return whether the PNG can be a label map.
bool inspectLabels(std::span<const std::byte> bytes, Inspection& inspection)
{
    const PngPixels png = decodePngPixels(bytes, inspection.file);
    const bool isIndexed = png.channels() <= 2;
    if (png.bitDepth == 16 && !isIndexed)
        return false;
    if (png.bitDepth == 16) {
        inspection.summary = "instance map, " + sizeText(png.size) + ", 16-bit grey PNG";
        inspection.warnings.emplace_back("It has 16 bits a pixel: it can be an instance map, but not a label map.");
        return true;
    }
    if (isIndexed) {
        inspection.summary = "label map of class numbers, " + sizeText(png.size) + ", "
            + (png.kind == PngPixels::Kind::Palette ? "palette PNG" : "grey PNG");
        describeValues(png, inspection);
        return true;
    }
    const auto colors = fewColors(png);
    if (colors.size() > kUnknownClass)
        return false;
    inspection.summary = "label map in colours, " + sizeText(png.size) + ", " + std::to_string(colors.size()) + " colours";
    std::string list;
    for (const std::uint32_t color : colors)
        list += (list.empty() ? "" : ", ")
            + colorText({ static_cast<std::uint8_t>(color >> 16), static_cast<std::uint8_t>(color >> 8 & 255),
                static_cast<std::uint8_t>(color & 255) });
    inspection.details.emplace_back("colours", list);
    return true;
}

} // namespace

bool looksLikePicture(std::span<const std::byte> start)
{
    return pictureFormatOf(start).has_value();
}

void inspectPicture(const std::filesystem::path& file, Inspection& inspection)
{
    const std::string content = readWholeFile(file, kMaxPictureBytes);
    const auto bytes = std::as_bytes(std::span(content));
    const PictureHeader header = readPictureHeader(bytes, inspection.file);
    if (header.format == PictureFormat::Png && inspectLabels(bytes, inspection)) {
        inspection.kind = "label-map";
        return;
    }
    const Image image = decodePicture(bytes, inspection.file);
    inspection.kind = "photograph";
    inspection.summary = "photograph, " + sizeText(image.size) + ", " + nameOf(header.format);
}

} // namespace pleinair
