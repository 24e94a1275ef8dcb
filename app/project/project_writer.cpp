#include "app/project/project_writer.h"

#include "app/project/layer_picture.h"
#include "app/project/project_json.h"
#include "app/project/stack_xml.h"
#include "app/project/zip_writer.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/image/png_pixels.h"
#include "model/image/resize.h"
#include "model/io/safe_file.h"
#include "model/io/safetensors.h"
#include "model/io/sha256.h"
#include "model/io/style_file.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kThumbnailSidePx = 256;

std::string hashOf(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

/// Gathers the members and their index.
class ProjectPacker {
public:
    explicit ProjectPacker(const Project& project)
        : m_project(project)
    {
        m_index.project = project;
        m_index.canvas = project.painting.size();
        m_pile.canvas = m_index.canvas;
        m_zip.add("mimetype", std::string_view("image/openraster"));
    }

    void addPictures()
    {
        const Size canvas = m_index.canvas;
        const bool hasPhotograph = !m_project.photograph.isEmpty();
        const DocumentContent& painting = m_project.painting;
        const Image merged = hasPhotograph ? resized(m_project.photograph, canvas, Resampling::Best)
                                           : inColors(painting.flattened(), painting.classes);
        auto mergedPng = encodePng(merged);
        if (hasPhotograph)
            addLayer({ kPhotographLayer, "data/photograph.png", 0, 0, 1, true, false, false },
                mergedPng);
        for (std::size_t i = painting.layers.size(); i-- > 0;) {
            const LayerInfo& info = painting.layers[i].info;
            StackedLayer layer { info.name, "data/layer" + std::to_string(i) + ".png", 0, 0,
                info.viewOpacity, info.isVisible, info.isLocked,
                static_cast<int>(i) == painting.active };
            addLayer(std::move(layer),
                encodeLayerPicture(painting.layers[i].labels, painting.classes));
        }
        if (painting.reference)
            addLayer({ kReferencePrefix + painting.reference->name, "data/reference.png", 0, 0,
                         painting.reference->opacity, false, false, false },
                encodePng(resized(*painting.reference->photograph, canvas, Resampling::Best)));
        const std::string xml = stackXml(m_pile);
        m_index.pictureHashes["stack.xml"] = hashOf(std::as_bytes(std::span(xml)));
        m_zip.add("stack.xml", xml, ZipWriter::Packing::Deflated);
        m_zip.add("mergedimage.png", std::move(mergedPng));
        m_zip.add("Thumbnails/thumbnail.png", encodePng(thumbnailOf(merged)));
    }

    void addExtras()
    {
        const DocumentContent& painting = m_project.painting;
        for (const Layer& layer : painting.layers) {
            const std::string name =
                "pleinair/labels/" + std::to_string(m_index.layerMembers.size()) + ".png";
            m_zip.add(name,
                encodeLabelPicture(layer.labels, painting.classes, LabelPictureForm::Indices));
            m_index.layerMembers.push_back(name);
        }
        if (!painting.selection.isEmpty()) {
            m_index.selectionMember = "pleinair/selection.png";
            m_zip.add(m_index.selectionMember,
                encodeLabelPicture(painting.selection.mask(), ClassTable::numbered(2),
                    LabelPictureForm::Indices));
        }
        if (!painting.instances.isEmpty()) {
            const auto ids = painting.instances.labels();
            m_index.instancesMember = "pleinair/instances.png";
            m_zip.add(m_index.instancesMember,
                encodePngPixels({ painting.instances.size(), PngPixels::Kind::Grey, 8,
                                    { ids.begin(), ids.end() }, {} },
                    PngContent::Flat));
        }
        if (painting.reference) {
            m_index.referenceMember = "pleinair/reference.png";
            m_zip.add(m_index.referenceMember, encodePng(*painting.reference->photograph));
        }
        addStyles();
        m_zip.add("pleinair/project.json", projectJson(m_index), ZipWriter::Packing::Deflated);
    }

    [[nodiscard]] std::vector<std::byte> finish() { return m_zip.finish(); }

private:
    void addLayer(StackedLayer layer, std::vector<std::byte> png)
    {
        m_index.pictureHashes[layer.source] = hashOf(png);
        m_zip.add(layer.source, std::move(png));
        m_pile.layers.push_back(std::move(layer));
    }

    static Image thumbnailOf(const Image& merged)
    {
        const int longest = std::max(merged.size.width, merged.size.height);
        if (longest <= kThumbnailSidePx)
            return merged;
        const auto scaled = [longest](int side) {
            return std::max(1, side * kThumbnailSidePx / longest);
        };
        return resized(
            merged, { scaled(merged.size.width), scaled(merged.size.height) }, Resampling::Area);
    }

    void addStyles()
    {
        const ProjectStyles& styles = m_project.styles;
        int number = 0;
        const auto add = [&](const StyleVector& style) -> std::string {
            if (style.mu.empty())
                return {};
            const std::string name =
                "pleinair/styles/" + std::to_string(number++) + ".safetensors";
            const StyleFile content { style, m_project.model.name, m_project.model.hash };
            m_zip.add(
                name, encodeSafetensors(tensorsOf(content)), ZipWriter::Packing::Deflated);
            return name;
        };
        if (styles.current) {
            m_index.currentStyleMember = add(styles.current->vector);
            for (const ProjectIngredient& part : styles.current->ingredients)
                m_index.ingredientMembers.push_back(add(part.vector));
        }
        for (const ProjectStyle& style : styles.photographs)
            m_index.photographStyleMembers.push_back(add(style.vector));
    }

    const Project& m_project;
    ProjectIndex m_index;
    LayerPile m_pile;
    ZipWriter m_zip;
};

} // namespace

std::vector<std::byte> encodeProject(const Project& project, ProjectParts parts)
{
    ProjectPacker packer(project);
    if (parts == ProjectParts::All)
        packer.addPictures();
    packer.addExtras();
    return packer.finish();
}

void saveProject(
    const std::filesystem::path& file, const Project& project, ProjectParts parts)
{
    writeWholeFile(file, encodeProject(project, parts));
}

} // namespace pleinair
