#include "app/project/project_json.h"

#include "app/project/project_content.h"
#include "model/base/error.h"
#include "model/io/class_table_file.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr int kMostLayers = 1000;
constexpr int kMostStyles = 1000;
constexpr int kMostIngredients = 64;
constexpr double kMostWeight = 1e6;

[[noreturn]] void refuse(const std::string& name, const std::string& reason)
{
    throw Error(ErrorKind::BadFile, name + ": " + reason);
}

const json& partAt(const json& object, const char* key, const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object())
        refuse(name, std::string("\"") + key + "\" is missing or no object.");
    return *found;
}

const json& listAt(const json& object, const char* key, int most, const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()
        || found->size() > static_cast<std::size_t>(most))
        refuse(name,
            std::string("\"") + key + "\" is missing or no list of at most " + std::to_string(most)
                + " entries.");
    return *found;
}

bool truthAt(const json& object, const char* key, bool fallback, const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end())
        return fallback;
    if (!found->is_boolean())
        refuse(name, std::string("\"") + key + "\" is neither true nor false.");
    return found->get<bool>();
}

double numberAt(const json& object, const char* key, double fallback, double least, double greatest,
    const std::string& name)
{
    const auto found = object.find(key);
    if (found == object.end())
        return fallback;
    const double value = found->is_number() ? found->get<double>() : std::nan("");
    if (!(value >= least && value <= greatest))
        refuse(name, std::string("\"") + key + "\" is no number within its range.");
    return value;
}

std::uint64_t seedAt(const json& object, const std::string& name)
{
    const auto found = object.find("seed");
    if (found == object.end())
        return 0;
    if (!found->is_number_unsigned())
        refuse(name, "\"seed\" is no whole number.");
    return found->get<std::uint64_t>();
}

ProjectStyle styleFrom(const json& entry, std::string& member, const std::string& name)
{
    if (!entry.is_object())
        refuse(name, "a style is no object.");
    ProjectStyle style;
    style.name = stringAt(entry, "name", name);
    style.origin = optionalStringAt(entry, "origin", name);
    style.seed = seedAt(entry, name);
    style.source = optionalStringAt(entry, "source", name);
    member = optionalStringAt(entry, "vector", name);
    return style;
}

void readLayers(const json& content, ProjectIndex& index, const std::string& name)
{
    for (const json& entry : listAt(content, "layers", kMostLayers, name)) {
        if (!entry.is_object())
            refuse(name, "a layer is no object.");
        Layer layer;
        layer.info.name = stringAt(entry, "name", name);
        layer.info.isVisible = truthAt(entry, "visible", true, name);
        layer.info.isLocked = truthAt(entry, "locked", false, name);
        layer.info.viewOpacity = static_cast<float>(numberAt(entry, "opacity", 1, .01, 1, name));
        index.layerMembers.push_back(stringAt(entry, "labels", name));
        index.project.painting.layers.push_back(std::move(layer));
    }
    if (index.layerMembers.empty())
        refuse(name, "it has no layers.");
    const int last = static_cast<int>(index.layerMembers.size()) - 1;
    index.project.painting.active = integerAt(content, "active_layer", 0, last, name);
}

void readReference(const json& content, ProjectIndex& index, const std::string& name)
{
    if (!content.contains("reference"))
        return;
    const json& entry = partAt(content, "reference", name);
    Reference reference;
    reference.name = stringAt(entry, "name", name);
    reference.isVisible = truthAt(entry, "visible", true, name);
    reference.opacity = static_cast<float>(numberAt(entry, "opacity", .5, .01, 1, name));
    index.referenceMember = stringAt(entry, "photograph", name);
    index.project.painting.reference = std::move(reference);
}

void readIngredients(const json& style, ProjectIndex& index, const std::string& name)
{
    if (!style.contains("ingredients"))
        return;
    for (const json& entry : listAt(style, "ingredients", kMostIngredients, name)) {
        if (!entry.is_object())
            refuse(name, "a part of a mixed style is no object.");
        ProjectIngredient part;
        part.name = stringAt(entry, "name", name);
        part.weight = static_cast<float>(numberAt(entry, "weight", 0, 0, kMostWeight, name));
        index.ingredientMembers.push_back(stringAt(entry, "vector", name));
        index.project.styles.current->ingredients.push_back(std::move(part));
    }
}

void readStyles(const json& content, ProjectIndex& index, const std::string& name)
{
    if (!content.contains("styles"))
        return;
    const json& all = partAt(content, "styles", name);
    ProjectStyles& styles = index.project.styles;
    styles.seed = seedAt(all, name);
    styles.isSeedLocked = truthAt(all, "seed_locked", false, name);
    if (all.contains("current")) {
        styles.current = styleFrom(all["current"], index.currentStyleMember, name);
        readIngredients(all["current"], index, name);
    }
    if (!all.contains("photographs"))
        return;
    for (const json& entry : listAt(all, "photographs", kMostStyles, name))
        styles.photographs.push_back(
            styleFrom(entry, index.photographStyleMembers.emplace_back(), name));
}

ProjectView viewFrom(const json& content, const std::string& name)
{
    ProjectView view;
    if (!content.contains("view"))
        return view;
    const json& entry = partAt(content, "view", name);
    constexpr double kFar = 1 << 20;
    view.isFitted = truthAt(entry, "fitted", true, name);
    view.scale = numberAt(entry, "scale", 1, 1e-3, 1e3, name);
    view.turn = numberAt(entry, "turn", 0, -360, 360, name);
    view.isMirrored = truthAt(entry, "mirrored", false, name);
    if (const auto centre = entry.find("centre"); centre != entry.end()) {
        if (!centre->is_array() || centre->size() != 2)
            refuse(name, "\"centre\" is no place.");
        const json place { { "x", (*centre)[0] }, { "y", (*centre)[1] } };
        view.centreX = numberAt(place, "x", 0, -kFar, kFar, name);
        view.centreY = numberAt(place, "y", 0, -kFar, kFar, name);
    }
    if (entry.contains("photograph_short_side"))
        view.photographShortSide = integerAt(entry, "photograph_short_side", 32, 8192, name);
    return view;
}

/// What of an object another one has no key for, objects inside them likewise.
json beyond(const json& object, const json& known)
{
    json rest = json::object();
    for (const auto& [key, value] : object.items()) {
        const auto found = known.find(key);
        if (found == known.end())
            rest[key] = value;
        else if (value.is_object() && found->is_object()) {
            if (json inner = beyond(value, *found); !inner.empty())
                rest[key] = std::move(inner);
        }
    }
    return rest;
}

} // namespace

ProjectIndex parseProjectJson(std::string_view text, const std::string& name)
{
    const json content = parseJson(text, name);
    checkFormat(content, kProjectFormat, name);
    ProjectIndex index;
    const json& canvas = listAt(content, "canvas", 2, name);
    if (canvas.size() != 2)
        refuse(name, "\"canvas\" is no size.");
    const json sides { { "width", canvas[0] }, { "height", canvas[1] } };
    index.canvas = { integerAt(sides, "width", 1, LabelMap::kMaxSide, name),
        integerAt(sides, "height", 1, LabelMap::kMaxSide, name) };
    DocumentContent& painting = index.project.painting;
    painting.classes = parseClassTable(partAt(content, "classes", name).dump(), name);
    painting.baseClass = static_cast<ClassId>(
        integerAt(content, "base_class", 0, painting.classes.count() - 1, name));
    readLayers(content, index, name);
    readReference(content, index, name);
    index.selectionMember = optionalStringAt(content, "selection", name);
    index.instancesMember = optionalStringAt(content, "instances", name);
    if (content.contains("model")) {
        const json& model = partAt(content, "model", name);
        index.project.model = { optionalStringAt(model, "name", name),
            optionalStringAt(model, "sha256", name), optionalStringAt(model, "path", name) };
    }
    readStyles(content, index, name);
    index.project.view = viewFrom(content, name);
    if (content.contains("pictures")) {
        const json& pictures = partAt(content, "pictures", name);
        for (const auto& [member, hash] : pictures.items())
            index.pictureHashes.emplace(member, hash.is_string() ? hash.get<std::string>() : "");
    }
    const json unknown = beyond(content, projectContent(index));
    if (!unknown.empty())
        index.project.unknown = unknown.dump();
    return index;
}

} // namespace pleinair
