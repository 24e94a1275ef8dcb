#include "app/export/psd_file.h"
#include "app/project/project_writer.h"
#include "model/image/resize.h"
#include "model/io/safe_file.h"

#include <algorithm>

namespace pleinair {

namespace {

/// A label layer, cut to what is painted.
PsdLayer layerOf(const Layer& layer, const ClassTable& classes)
{
    PsdLayer result { layer.info.name, {}, {}, layer.info.viewOpacity, layer.info.isVisible,
        layer.info.isLocked };
    const LabelMap& labels = layer.labels;
    for (int y = 0; y < labels.height(); ++y) {
        const auto row = labels.row(y);
        const auto isPainted = [](ClassId id) { return id != kUnknownClass; };
        const auto first = std::find_if(row.begin(), row.end(), isPainted);
        if (first == row.end())
            continue;
        const auto last = std::find_if(row.rbegin(), row.rend(), isPainted).base();
        result.area = result.area.united(
            { static_cast<int>(first - row.begin()), y, static_cast<int>(last - first), 1 });
    }
    result.rgba.resize(static_cast<std::size_t>(result.area.size().area()) * 4);
    std::uint8_t* to = result.rgba.data();
    for (int y = result.area.y; y < result.area.bottom(); ++y) {
        for (int x = result.area.x; x < result.area.right(); ++x, to += 4) {
            const ClassId id = labels.at(x, y);
            if (id == kUnknownClass)
                continue;
            const Color color = classes[id].color;
            to[0] = color.r;
            to[1] = color.g;
            to[2] = color.b;
            to[3] = 255;
        }
    }
    return result;
}

PsdLayer layerOf(const std::string& name, const Image& image, float opacity, bool isVisible)
{
    PsdLayer layer { name, Rect::of(image.size), {}, opacity, isVisible, false };
    layer.rgba.reserve(image.rgb.size() / 3 * 4);
    for (std::size_t at = 0; at + 3 <= image.rgb.size(); at += 3) {
        layer.rgba.insert(
            layer.rgba.end(), { image.rgb[at], image.rgb[at + 1], image.rgb[at + 2], 255 });
    }
    return layer;
}

} // namespace

void exportPsd(const std::filesystem::path& file, const Project& project)
{
    const DocumentContent& painting = project.painting;
    const Size canvas = painting.size();
    std::vector<PsdLayer> layers;
    if (painting.reference)
        layers.push_back(layerOf(kReferencePrefix + painting.reference->name,
            resized(*painting.reference->photograph, canvas, Resampling::Best),
            painting.reference->opacity, false));
    for (const Layer& layer : painting.layers)
        layers.push_back(layerOf(layer, painting.classes));
    Image merged = inColors(painting.flattened(), painting.classes);
    if (!project.photograph.isEmpty()) {
        merged = resized(project.photograph, canvas, Resampling::Lanczos);
        layers.push_back(layerOf(kPhotographLayer, merged, 1, true));
    }
    writeWholeFile(file, encodePsd(canvas, layers, merged));
}

} // namespace pleinair
