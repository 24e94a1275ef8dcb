#include "app/project/project_reader.h"

#include "app/project/project_json.h"
#include "app/project/project_writer.h"
#include "app/project/stack_xml.h"
#include "app/project/zip_reader.h"
#include "model/base/error.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/image/png_pixels.h"
#include "model/io/class_table_file.h"
#include "model/io/safetensors.h"
#include "model/io/sha256.h"
#include "model/io/style_file.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace pleinair {

namespace {

constexpr const char* kProjectMember = "pleinair/project.json";
constexpr std::string_view kMimeType = "image/openraster";
constexpr std::uint64_t kMaxStyleBytes = 4U << 20;

void requireRoom(const ZipReader& zip, Size canvas, std::size_t layers)
{
    if (canvas.area() > kMaxPicturePixels
        || canvas.area() * static_cast<std::int64_t>(layers) > kMaxProjectPixels)
        zip.refuse("its " + std::to_string(layers) + " layers of " + std::to_string(canvas.width)
            + " x " + std::to_string(canvas.height) + " pixels are more than can be opened.");
}

/// The bytes of a picture, of that size exactly. @param name  of it, for messages.
std::vector<std::byte> pictureAt(
    const ZipReader& zip, const std::string& member, Size canvas, const std::string& name)
{
    auto bytes = zip.read(member, kMaxPictureBytes);
    const PictureHeader header = readPictureHeader(bytes, name);
    if (header.size != canvas)
        throw Error(ErrorKind::BadFile,
            name + ": it is " + std::to_string(header.size.width) + " x "
                + std::to_string(header.size.height) + " pixels large, but the painting is "
                + std::to_string(canvas.width) + " x " + std::to_string(canvas.height) + ".");
    return bytes;
}

LabelMap instancesAt(const ZipReader& zip, const std::string& member, Size canvas)
{
    const std::string name = zip.name() + ", " + printable(member);
    PngPixels png = decodePngPixels(pictureAt(zip, member, canvas, name), name);
    if (png.kind != PngPixels::Kind::Grey || png.bitDepth != 8)
        throw Error(ErrorKind::BadFile, name + ": instances are an 8-bit grey picture.");
    return LabelMap(canvas, std::move(png.samples));
}

LabelMap labelsAt(
    const ZipReader& zip, const std::string& member, Size canvas, const ClassTable& classes)
{
    const std::string name = zip.name() + ", " + printable(member);
    const auto bytes = pictureAt(zip, member, canvas, name);
    LabelPictureOptions options;
    options.reading = LabelReading::Indices;
    options.unknown = UnknownPixels::Keep;
    try {
        return decodeLabelPicture(bytes, classes, options, name).labels;
    } catch (const Error& error) {
        // Labels outside the file's own class table are the file's fault, not a model's.
        throw Error(error.kind() == ErrorKind::ModelMismatch ? ErrorKind::BadFile : error.kind(),
            error.what());
    }
}

StyleVector styleAt(const ZipReader& zip, const std::string& member)
{
    if (member.empty())
        return {};
    const auto bytes = zip.read(member, kMaxStyleBytes);
    const ByteSource source(zip.name() + ", " + printable(member), bytes);
    return styleFileFrom(readSafetensors(source), source.name()).style;
}

void readCurrentStyle(const ZipReader& zip, const ProjectIndex& index, ProjectStyle& style)
{
    style.vector = styleAt(zip, index.currentStyleMember);
    for (std::size_t i = 0; i < style.ingredients.size(); ++i) {
        ProjectIngredient& part = style.ingredients[i];
        part.vector = styleAt(zip, index.ingredientMembers[i]);
        if (part.vector.mu.empty() || part.vector.mu.size() != style.vector.mu.size())
            zip.refuse("\"" + printable(part.name) + "\" has "
                + std::to_string(part.vector.mu.size()) + " numbers, but the style it is mixed into has "
                + std::to_string(style.vector.mu.size()) + ".");
    }
}

/// Whether another program changed the pictures that were saved beside the extras.
bool arePicturesChanged(const ZipReader& zip, const ProjectIndex& index)
{
    return std::any_of(
        index.pictureHashes.begin(), index.pictureHashes.end(), [&zip](const auto& entry) {
            if (!zip.holds(entry.first))
                return true;
            Sha256 hash;
            hash.add(zip.read(entry.first));
            return hash.finish() != entry.second;
        });
}

Project projectFrom(const ZipReader& zip, ProjectIndex index)
{
    requireRoom(zip, index.canvas, index.layerMembers.size());
    Project project = std::move(index.project);
    DocumentContent& painting = project.painting;
    for (std::size_t i = 0; i < painting.layers.size(); ++i)
        painting.layers[i].labels =
            labelsAt(zip, index.layerMembers[i], index.canvas, painting.classes);
    if (!index.selectionMember.empty()) {
        LabelMap mask =
            labelsAt(zip, index.selectionMember, index.canvas, ClassTable::numbered(2));
        std::replace(mask.labels().begin(), mask.labels().end(), kUnknownClass, ClassId { 0 });
        painting.selection = Selection(std::move(mask));
    }
    if (!index.instancesMember.empty())
        painting.instances = instancesAt(zip, index.instancesMember, index.canvas);
    if (painting.reference) {
        const auto bytes = zip.read(index.referenceMember, kMaxPictureBytes);
        painting.reference->photograph = std::make_shared<const Image>(
            decodePicture(bytes, zip.name() + ", " + printable(index.referenceMember)));
    }
    if (project.styles.current)
        readCurrentStyle(zip, index, *project.styles.current);
    for (std::size_t i = 0; i < project.styles.photographs.size(); ++i)
        project.styles.photographs[i].vector = styleAt(zip, index.photographStyleMembers[i]);
    return project;
}

ClassId mostFrequent(const LabelMap& labels)
{
    std::array<std::int64_t, 256> counts {};
    for (const ClassId id : labels.labels())
        ++counts[id];
    counts[kUnknownClass] = 0;
    return static_cast<ClassId>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

/// Rebuilds a painting from layers that are pictures.
class Rebuilder {
public:
    Rebuilder(const ZipReader& zip, const ClassTable& classes, UnmatchedPixels policy)
        : m_zip(zip)
        , m_policy(policy)
    {
        m_opened.isRebuilt = true;
        m_opened.project.painting.classes = classes;
    }

    OpenedProject rebuild()
    {
        const LayerPile pile =
            parseStackXml(m_zip.readText("stack.xml", kMaxStackXmlBytes), m_zip.name());
        m_canvas = pile.canvas;
        requireRoom(m_zip, m_canvas, pile.layers.size());
        DocumentContent& painting = m_opened.project.painting;
        for (auto layer = pile.layers.rbegin(); layer != pile.layers.rend(); ++layer)
            add(*layer, layer + 1 == pile.layers.rend());
        if (painting.layers.empty())
            m_zip.refuse("it holds no layer of labels.");
        painting.baseClass = mostFrequent(painting.layers.front().labels);
        return std::move(m_opened);
    }

private:
    void add(const StackedLayer& stacked, bool isTopmost)
    {
        DocumentContent& painting = m_opened.project.painting;
        const auto png = m_zip.read(stacked.source, kMaxPictureBytes);
        const std::string name = m_zip.name() + ", layer \"" + printable(stacked.name) + "\"";
        if (isTopmost && stacked.name == kPhotographLayer)
            return; // It is made anew.
        if (stacked.name.starts_with(kReferencePrefix)) {
            painting.reference = Reference { stacked.name.substr(
                                                 std::string_view(kReferencePrefix).size()),
                std::make_shared<const Image>(decodePhotographLayer(png, name)), false,
                std::max(stacked.opacity, .05F) };
            return;
        }
        Layer layer;
        layer.info.name = stacked.name.empty() ? "Layer" : stacked.name;
        layer.info.isVisible = stacked.isVisible && stacked.opacity > 0;
        layer.info.isLocked = stacked.isLocked;
        layer.info.viewOpacity = std::max(stacked.opacity, .05F);
        layer.labels = decodeLayerPicture(png, { stacked.x, stacked.y, 0, 0 }, m_canvas,
            painting.classes, m_policy, m_opened.unmatched, name);
        if (stacked.isSelected || painting.layers.empty())
            painting.active = static_cast<int>(painting.layers.size());
        painting.layers.push_back(std::move(layer));
    }

    const ZipReader& m_zip;
    UnmatchedPixels m_policy;
    Size m_canvas;
    OpenedProject m_opened;
};

} // namespace

std::int64_t OpenedProject::unmatchedCount() const
{
    std::int64_t count = 0;
    for (const auto& [color, pixels] : unmatched)
        count += pixels;
    return count;
}

OpenedProject decodeProject(std::span<const std::byte> bytes, const ClassTable& classes,
    UnmatchedPixels policy, const std::string& name)
{
    const ZipReader zip(bytes, name);
    if (!zip.holds("mimetype") || zip.readText("mimetype", kMimeType.size() + 2).find(kMimeType) != 0)
        zip.refuse("it is a zip archive, but no OpenRaster picture.");
    if (!zip.holds(kProjectMember))
        return Rebuilder(zip, classes, policy).rebuild();
    ProjectIndex index = parseProjectJson(
        zip.readText(kProjectMember, kMaxProjectJsonBytes), name + ", project.json");
    if (arePicturesChanged(zip, index))
        return Rebuilder(zip, index.project.painting.classes, policy).rebuild();
    OpenedProject opened;
    opened.project = projectFrom(zip, std::move(index));
    return opened;
}

OpenedProject openProject(
    const std::filesystem::path& file, const ClassTable& classes, UnmatchedPixels policy)
{
    const std::string bytes = readWholeFile(file, kMaxProjectBytes);
    return decodeProject(std::as_bytes(std::span(bytes)), classes, policy, file.string());
}

bool looksLikeProject(std::span<const std::byte> start)
{
    // The local header of a zip's first member, which must be "mimetype".
    constexpr std::string_view kFirst = "mimetype";
    constexpr std::size_t kNameAt = 30;
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    return text.starts_with("PK\3\4") && text.size() >= kNameAt + kFirst.size()
        && text.substr(kNameAt, kFirst.size()) == kFirst;
}

std::string unmatchedText(const UnmatchedColors& colors)
{
    constexpr std::size_t kShown = 3;
    std::vector<std::pair<std::int64_t, std::uint32_t>> byCount;
    std::int64_t all = 0;
    for (const auto& [color, count] : colors) {
        byCount.emplace_back(count, color);
        all += count;
    }
    std::sort(byCount.rbegin(), byCount.rend());
    std::string text = std::to_string(all) + (all == 1 ? " pixel in " : " pixels in ")
        + std::to_string(colors.size()) + (colors.size() == 1 ? " colour (" : " colours (");
    for (std::size_t i = 0; i < std::min(kShown, byCount.size()); ++i) {
        const std::uint32_t color = byCount[i].second;
        text += (i == 0 ? "" : ", ")
            + colorText({ static_cast<std::uint8_t>(color >> 16 & 255U),
                static_cast<std::uint8_t>(color >> 8 & 255U),
                static_cast<std::uint8_t>(color & 255U) })
            + (color >> 24 < 255 ? " partly transparent" : "") + " " + std::to_string(byCount[i].first)
            + (byCount[i].first == 1 ? " time" : " times");
    }
    return text + (byCount.size() > kShown ? ", ...)" : ")");
}

} // namespace pleinair
