#include "app/project/stack_xml.h"

#include "model/base/error.h"
#include "model/base/label_map.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pleinair {

namespace {

constexpr int kDeepestGroup = 32;
/// Beyond it a layer lies nowhere near any canvas.
constexpr int kFarthest = 1 << 20;

[[noreturn]] void refuse(const std::string& name, const std::string& reason)
{
    throw Error(ErrorKind::BadFile, name + ": stack.xml " + reason);
}

/// What the groups around a layer make of it.
struct Around {
    int x = 0;
    int y = 0;
    float opacity = 1;
    bool isVisible = true;
    bool isLocked = false;
};

Around inside(const Around& around, const pugi::xml_node& node)
{
    Around result = around;
    result.x += std::clamp(node.attribute("x").as_int(), -kFarthest, kFarthest);
    result.y += std::clamp(node.attribute("y").as_int(), -kFarthest, kFarthest);
    const float opacity = node.attribute("opacity").as_float(1);
    result.opacity *= std::isfinite(opacity) ? std::clamp(opacity, 0.F, 1.F) : 1.F;
    result.isVisible &= std::string_view(node.attribute("visibility").value()) != "hidden";
    result.isLocked |= node.attribute("edit-locked").as_bool();
    return result;
}

class PileReader {
public:
    PileReader(LayerPile& pile, const std::string& name)
        : m_pile(pile)
        , m_name(name)
    {
    }

    void read(const pugi::xml_node& stack, const Around& around, int depth)
    {
        if (depth > kDeepestGroup)
            refuse(m_name, "nests groups deeper than 32 levels.");
        for (const pugi::xml_node& node : stack.children()) {
            const std::string_view kind = node.name();
            if (kind == "stack")
                read(node, inside(around, node), depth + 1);
            else if (kind == "layer")
                add(node, inside(around, node));
        }
    }

private:
    void add(const pugi::xml_node& node, const Around& around)
    {
        if (m_pile.layers.size() >= kMaxStackedLayers)
            refuse(m_name, "lists more than 1000 layers.");
        StackedLayer layer;
        layer.name = node.attribute("name").value();
        layer.source = node.attribute("src").value();
        if (layer.source.empty())
            return; // A layer of another kind, e.g. a filter.
        layer.x = around.x;
        layer.y = around.y;
        layer.opacity = around.opacity;
        layer.isVisible = around.isVisible;
        layer.isLocked = around.isLocked;
        layer.isSelected = node.attribute("selected").as_bool();
        m_pile.layers.push_back(std::move(layer));
    }

    LayerPile& m_pile;
    const std::string& m_name;
};

} // namespace

LayerPile parseStackXml(std::string_view text, const std::string& name)
{
    if (text.size() > kMaxStackXmlBytes)
        refuse(name, "is larger than 4 MiB.");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size());
    if (!parsed)
        refuse(name, "is not valid at byte " + std::to_string(parsed.offset) + ": "
                + parsed.description() + ".");
    const pugi::xml_node image = document.child("image");
    LayerPile pile;
    pile.canvas = { image.attribute("w").as_int(), image.attribute("h").as_int() };
    if (pile.canvas.isEmpty() || pile.canvas.width > LabelMap::kMaxSide
        || pile.canvas.height > LabelMap::kMaxSide)
        refuse(name, "describes no image of 1 to 16384 pixels a side.");
    PileReader(pile, name).read(image, {}, 0);
    return pile;
}

std::string stackXml(const LayerPile& pile)
{
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto image = document.append_child("image");
    image.append_attribute("version") = "0.0.6";
    image.append_attribute("w") = pile.canvas.width;
    image.append_attribute("h") = pile.canvas.height;
    auto stack = image.append_child("stack");
    for (const StackedLayer& layer : pile.layers) {
        auto node = stack.append_child("layer");
        node.append_attribute("name") = layer.name.c_str();
        node.append_attribute("src") = layer.source.c_str();
        node.append_attribute("x") = layer.x;
        node.append_attribute("y") = layer.y;
        node.append_attribute("opacity") = layer.opacity;
        node.append_attribute("visibility") = layer.isVisible ? "visible" : "hidden";
        node.append_attribute("composite-op") = "svg:src-over";
        if (layer.isLocked)
            node.append_attribute("edit-locked") = "true";
        if (layer.isSelected)
            node.append_attribute("selected") = "true";
    }
    std::ostringstream text;
    document.save(text, " ");
    return text.str();
}

} // namespace pleinair
