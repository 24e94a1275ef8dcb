#include "app/cli/style_choice.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "model/io/safetensors.h"
#include "model/io/style_file.h"

#include <algorithm>

namespace pleinair {

namespace {

StyleVector presetNamed(const std::string& name, const ModelDescription& model)
{
    const auto found =
        std::find_if(model.styles.begin(), model.styles.end(), [&](const StylePreset& preset) {
            return preset.name == name || styleKey(preset.name) == name;
        });
    if (found != model.styles.end())
        return found->style;
    std::string names;
    for (const auto& preset : model.styles)
        names += (names.empty() ? "" : ", ") + preset.name;
    throw Error(ErrorKind::ModelMismatch,
        "The model has no preset \"" + name + "\""
            + (names.empty() ? "; it has none at all." : "; it has " + names + "."));
}

StyleVector styleFromFile(const std::string& file, const ModelDescription& model)
{
    StyleFile content = readStyleFile(file);
    const auto length = static_cast<int>(content.style.mu.size());
    if (length != model.options.zDim)
        throw Error(ErrorKind::ModelMismatch,
            file + ": the style has " + std::to_string(length) + " values; the model takes "
                + std::to_string(model.options.zDim) + ".");
    if (!content.modelHash.empty() && content.modelHash != model.generatorHash)
        log(LogLevel::Warning,
            file + ": the style comes from another model (" + printable(content.modelName)
                + "), so it may look different here.");
    return std::move(content.style);
}

} // namespace

void StyleArguments::addTo(CLI::App& command)
{
    auto* group = command.add_option_group("Style", "At most one of these");
    group->add_option("--style", style, "Photograph whose style is taken, or STYLE.safetensors");
    group->add_option("--preset", preset, "Style of the model, by name");
    group->add_option("--seed", seed, "Random style with this number");
    group->require_option(0, 1);
}

StyleVector StyleArguments::resolved(const ModelDescription& model, Renderer& renderer) const
{
    if (!model.options.useVae) {
        if (!style.empty() || !preset.empty() || seed)
            log(LogLevel::Warning,
                "The model \"" + model.name
                    + "\" takes no style; --style, --preset and --seed do nothing.");
        return {};
    }
    if (!style.empty())
        return styleOfFile(style, model, renderer);
    if (!preset.empty())
        return presetNamed(preset, model);
    if (!seed && !model.styles.empty())
        return model.styles.front().style;
    return randomStyle(seed.value_or(0), model.options.zDim);
}

StyleVector styleOfFile(const std::string& file, const ModelDescription& model, Renderer& renderer)
{
    if (looksLikeSafetensors(ByteSource(file)))
        return styleFromFile(file, model);
    const Image photograph = decodePicture(readWholeFile(file, kMaxPictureBytes), file);
    if (!model.hasEncoder())
        throw Error(ErrorKind::ModelMismatch,
            "The model \"" + model.name
                + "\" has no encoder, so it cannot take its style from a photograph.");
    return renderer.encode(photograph);
}

} // namespace pleinair
