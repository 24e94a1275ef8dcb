#include "app/project/project_content.h"

#include "model/io/class_table_file.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

namespace pleinair {

namespace {

using nlohmann::json;

json styleJson(const ProjectStyle& style, const std::string& member)
{
    return { { "name", style.name }, { "origin", style.origin }, { "seed", style.seed },
        { "source", style.source.string() }, { "vector", member } };
}

json layersJson(const ProjectIndex& index)
{
    json layers = json::array();
    for (std::size_t i = 0; i < index.layerMembers.size(); ++i) {
        const LayerInfo& info = index.project.painting.layers[i].info;
        layers.push_back(
            { { "name", info.name }, { "visible", info.isVisible }, { "locked", info.isLocked },
                { "opacity", info.viewOpacity }, { "labels", index.layerMembers[i] } });
    }
    return layers;
}

json ingredientsJson(const ProjectIndex& index)
{
    json parts = json::array();
    for (std::size_t i = 0; i < index.ingredientMembers.size(); ++i) {
        const ProjectIngredient& part = index.project.styles.current->ingredients[i];
        parts.push_back({ { "name", part.name }, { "weight", part.weight },
            { "vector", index.ingredientMembers[i] } });
    }
    return parts;
}

json stylesJson(const ProjectIndex& index)
{
    const ProjectStyles& styles = index.project.styles;
    json all { { "seed", styles.seed }, { "seed_locked", styles.isSeedLocked } };
    if (styles.current) {
        all["current"] = styleJson(*styles.current, index.currentStyleMember);
        if (!index.ingredientMembers.empty())
            all["current"]["ingredients"] = ingredientsJson(index);
    }
    all["photographs"] = json::array();
    for (std::size_t i = 0; i < styles.photographs.size(); ++i)
        all["photographs"].push_back(
            styleJson(styles.photographs[i], index.photographStyleMembers[i]));
    return all;
}

json viewJson(const ProjectView& view)
{
    json all { { "fitted", view.isFitted }, { "scale", view.scale },
        { "centre", { view.centreX, view.centreY } }, { "turn", view.turn },
        { "mirrored", view.isMirrored } };
    if (view.photographShortSide)
        all["photograph_short_side"] = *view.photographShortSide;
    return all;
}

} // namespace

json projectContent(const ProjectIndex& index)
{
    const Project& project = index.project;
    json content { { "format", kProjectFormat }, { "version", 1 },
        { "canvas", { index.canvas.width, index.canvas.height } },
        { "classes", json::parse(classTableText(project.painting.classes)) },
        { "base_class", project.painting.baseClass }, { "layers", layersJson(index) },
        { "active_layer", project.painting.active },
        { "model",
            { { "name", project.model.name }, { "sha256", project.model.hash },
                { "path", project.model.path.string() } } },
        { "styles", stylesJson(index) }, { "view", viewJson(project.view) },
        { "pictures", index.pictureHashes } };
    if (!index.selectionMember.empty())
        content["selection"] = index.selectionMember;
    if (!index.instancesMember.empty())
        content["instances"] = index.instancesMember;
    if (project.painting.reference)
        content["reference"] = { { "name", project.painting.reference->name },
            { "visible", project.painting.reference->isVisible },
            { "opacity", project.painting.reference->opacity },
            { "photograph", index.referenceMember } };
    return content;
}

std::string projectJson(const ProjectIndex& index)
{
    json content = json::object();
    if (!index.project.unknown.empty())
        content = parseJson(index.project.unknown, "project.json");
    content.merge_patch(projectContent(index));
    return content.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace pleinair
