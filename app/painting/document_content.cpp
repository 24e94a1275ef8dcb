#include "app/painting/document_content.h"

#include "app/painting/layer_stack.h"

namespace pleinair {

LabelMap DocumentContent::flattened() const
{
    const LayerStack stack(layers);
    LabelMap flat(size(), baseClass);
    for (int y = 0; y < flat.height(); ++y)
        stack.flattenRow(y, 0, flat.row(y), baseClass);
    return flat;
}

Image inColors(const LabelMap& labels, const ClassTable& classes)
{
    Image image { labels.size(), {} };
    image.rgb.reserve(labels.labels().size() * 3);
    for (const ClassId id : labels.labels()) {
        const Color color = classes[id].color;
        image.rgb.insert(image.rgb.end(), { color.r, color.g, color.b });
    }
    return image;
}

} // namespace pleinair
