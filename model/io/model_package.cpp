#include "model/io/model_package.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/io/byte_source.h"
#include "model/io/checkpoint_shapes.h"
#include "model/io/class_table_file.h"
#include "model/io/json_file.h"
#include "model/io/model_folder.h"
#include "model/io/options_file.h"
#include "model/io/safetensors.h"
#include "model/io/sha256.h"
#include "model/io/style_file.h"
#include "model/io/weight_file.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pleinair {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kStylesFormat = "pleinair-styles";

void readInto(const json& object, const char* key, int& value, const std::string& place)
{
    if (object.contains(key))
        value = integerAt(object, key, 0, 1 << 20, place);
}

void readInto(const json& object, const char* key, bool& value, const std::string& place)
{
    const auto found = object.find(key);
    if (found == object.end())
        return;
    if (!found->is_boolean())
        throw Error(ErrorKind::BadFile, place + ": \"" + key + "\" is neither true nor false.");
    value = found->get<bool>();
}

NetworkOptions optionsFrom(const json& model, const std::string& place)
{
    const auto found = model.find("options");
    if (found == model.end() || !found->is_object())
        throw Error(ErrorKind::BadFile, place + ": \"options\" is missing.");
    NetworkOptions options;
    try {
        if (found->contains("netG"))
            options.netG = generatorKindFrom(printable(stringAt(*found, "netG", place)));
    } catch (const Error& error) {
        throw Error(ErrorKind::BadFile, place + ": " + error.what());
    }
    readInto(*found, "label_nc", options.labelNc, place);
    readInto(*found, "contain_dontcare_label", options.containDontcareLabel, place);
    readInto(*found, "no_instance", options.noInstance, place);
    readInto(*found, "ngf", options.ngf, place);
    readInto(*found, "nhidden", options.nhidden, place);
    readInto(*found, "z_dim", options.zDim, place);
    readInto(*found, "use_vae", options.useVae, place);
    readInto(*found, "n_downsample_global", options.nDownsampleGlobal, place);
    readInto(*found, "n_blocks_global", options.nBlocksGlobal, place);
    readInto(*found, "crop_size", options.cropSize, place);
    if (const auto aspect = found->find("aspect_ratio"); aspect != found->end()) {
        if (!aspect->is_number())
            throw Error(ErrorKind::BadFile, place + ": \"aspect_ratio\" is not a number.");
        options.aspectRatio = aspect->get<double>();
    }
    try {
        if (found->contains("norm_G"))
            options.setNormG(printable(stringAt(*found, "norm_G", place)));
        if (found->contains("num_upsampling_layers"))
            options.numUpsamplingLayers
                = upsamplingLayersFrom(printable(stringAt(*found, "num_upsampling_layers", place)));
        checkOptions(options);
    } catch (const Error& error) {
        throw Error(ErrorKind::BadFile, place + ": " + error.what());
    }
    return options;
}

json jsonFrom(const NetworkOptions& options)
{
    json written { { "netG", nameOf(options.netG) }, { "label_nc", options.labelNc },
        { "contain_dontcare_label", options.containDontcareLabel },
        { "no_instance", options.noInstance }, { "ngf", options.ngf },
        { "nhidden", options.nhidden }, { "z_dim", options.zDim }, { "use_vae", options.useVae },
        { "norm_G", options.normG() },
        { "num_upsampling_layers", nameOf(options.numUpsamplingLayers) },
        { "crop_size", options.cropSize }, { "aspect_ratio", options.aspectRatio } };
    if (options.netG == GeneratorKind::Pix2PixHd) {
        written["n_downsample_global"] = options.nDownsampleGlobal;
        written["n_blocks_global"] = options.nBlocksGlobal;
    }
    return written;
}

/// "styles.safetensors#noon" is the tensor "noon" (and "noon.logvar") of that file; without '#'
/// the file is a STYLE.safetensors.
StyleVector styleAt(const fs::path& folder, const std::string& latent, const std::string& place,
    std::map<std::string, TensorMap>& read)
{
    const auto hash = latent.rfind('#');
    const std::string file = latent.substr(0, hash);
    const std::string key = hash == std::string::npos ? "mu" : latent.substr(hash + 1);
    const auto path = fileInFolder(folder, file, place);
    if (!read.contains(file))
        read[file] = readSafetensors(path).tensors;
    return styleFrom(read[file], key, hash == std::string::npos ? "logvar" : key + ".logvar", path.string());
}

std::vector<StylePreset> stylesFrom(const fs::path& folder, const fs::path& file, int zDim)
{
    const json styles = readJsonFile(file);
    checkFormat(styles, kStylesFormat, file.string());
    const auto list = styles.find("styles");
    if (list == styles.end() || !list->is_array())
        throw Error(ErrorKind::BadFile, file.string() + ": \"styles\" is not a list.");
    std::vector<StylePreset> presets;
    std::map<std::string, TensorMap> read;
    for (const auto& entry : *list) {
        const std::string place = file.string() + ": style " + std::to_string(presets.size() + 1);
        StylePreset preset { stringAt(entry, "name", place), {}, {} };
        preset.style = styleAt(folder, stringAt(entry, "latent", place), place, read);
        if (static_cast<int>(preset.style.mu.size()) != zDim)
            throw Error(ErrorKind::ModelMismatch,
                place + " (\"" + printable(preset.name) + "\") has " + std::to_string(preset.style.mu.size())
                    + " values; the model's z_dim is " + std::to_string(zDim) + ".");
        if (const auto thumbnail = optionalStringAt(entry, "thumbnail", place); !thumbnail.empty()) {
            const auto path = fileInFolder(folder, thumbnail, place);
            std::error_code ignored;
            if (fs::is_regular_file(path, ignored))
                preset.thumbnail = path;
        }
        presets.push_back(std::move(preset));
    }
    return presets;
}

/// Compares a generator's tensors with the options and lists every contradiction.
void checkGenerator(const GeneratorShapes& shapes, const NetworkOptions& options,
    const std::string& weights, const std::string& optionsName)
{
    const auto found = contradictions(shapes, options);
    if (found.empty())
        return;
    std::string message = weights + " and " + optionsName + " do not fit together:";
    for (const auto& sentence : found)
        message += "\n  " + sentence;
    throw Error(ErrorKind::ModelMismatch, message);
}

void checkEncoder(const fs::path& encoder, int zDim)
{
    const auto tensors = listWeights(encoder);
    const auto mu = tensors.find("fc_mu.weight");
    if (mu == tensors.end())
        throw Error(ErrorKind::ModelMismatch,
            encoder.string() + ": it is not a SPADE encoder: the tensor fc_mu.weight is missing.");
    if (mu->second.shape.size() != 2 || mu->second.shape[0] != zDim)
        throw Error(ErrorKind::ModelMismatch,
            encoder.string() + ": fc_mu.weight has the shape " + shapeText(mu->second.shape)
                + "; the generator takes styles of " + std::to_string(zDim) + " values.");
}

/// "latest_net_G.pth" -> "latest_net_E.pth"; empty if there is no such file or name.
fs::path encoderBeside(const fs::path& generator)
{
    std::string name = generator.filename().string();
    const auto at = name.rfind("net_G");
    if (at == std::string::npos)
        return {};
    name[at + 4] = 'E';
    const fs::path encoder = generator.parent_path() / name;
    std::error_code ignored;
    return fs::is_regular_file(encoder, ignored) ? encoder : fs::path {};
}

fs::path optionsBeside(const fs::path& generator)
{
    const fs::path options = generator.parent_path() / "opt.txt";
    std::error_code ignored;
    return fs::is_regular_file(options, ignored) ? options : fs::path {};
}

/// The old segmenter stays with a new generator of the same classes.
void keepSegmenter(ModelFolderWriter& writer, const ModelDescription& description, json& networks)
{
    const auto old = writer.old().find("networks");
    if (old == writer.old().end() || !old->is_object() || !old->contains("segmenter")
        || !(*old)["segmenter"].is_string())
        return;
    try {
        const auto classes = readClassTable(writer.folder() / writer.old().value("classes", ""));
        if (nameTheSame(classes, description.classes)) {
            writer.keep((*old)["segmenter"]);
            networks["segmenter"] = (*old)["segmenter"];
        }
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string(error.what()) + " The segmenter of the old model is given up.");
    }
}

void writeStyles(ModelFolderWriter& writer, const std::vector<StylePreset>& styles, json& model)
{
    TensorFile latents;
    json list = json::array();
    const auto stored = [](const std::vector<float>& values) {
        return StoredTensor::fromFloats({ 1, static_cast<std::int64_t>(values.size()) }, values);
    };
    for (const auto& preset : styles) {
        const std::string key = styleKey(preset.name);
        if (!latents.tensors.emplace(key, stored(preset.style.mu)).second)
            throw Error(ErrorKind::InvalidArgument,
                "Two styles of the model have the name \"" + preset.name + "\" or one too similar.");
        if (!preset.style.logvar.empty())
            latents.tensors.emplace(key + ".logvar", stored(preset.style.logvar));
        list.push_back({ { "name", preset.name }, { "latent", "#" + key },
            { "thumbnail", styleThumbnail(preset.name).generic_string() } });
    }
    const auto file = writer.writeTensors("styles", latents);
    for (auto& entry : list)
        entry["latent"] = file + entry["latent"].get<std::string>();
    const json content { { "format", kStylesFormat }, { "version", 1 }, { "styles", list } };
    model["styles"] = writer.writeText(
        "styles", ".json", content.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace

ModelDescription readModelFolder(const fs::path& folder)
{
    const fs::path file = folder / kModelFile;
    const std::string place = file.string();
    const json model = readJsonFile(file);
    checkFormat(model, kModelFormat, place);
    ModelDescription description;
    description.folder = folder;
    description.name = stringAt(model, "name", place);
    if (const auto task = stringAt(model, "task", place); task != "generate")
        throw Error(ErrorKind::ModelMismatch,
            place + ": the model's task is \"" + printable(task) + "\"; only \"generate\" makes photographs.");
    description.options = optionsFrom(model, place);

    description.classes = readClassTable(fileInFolder(folder, stringAt(model, "classes", place), place));
    if (description.classes.count() != description.options.labelNc)
        throw Error(ErrorKind::ModelMismatch,
            place + ": label_nc is " + std::to_string(description.options.labelNc) + ", but the class table has "
                + std::to_string(description.classes.count()) + " classes.");

    const auto networks = model.find("networks");
    if (networks == model.end() || !networks->is_object())
        throw Error(ErrorKind::BadFile, place + ": \"networks\" is missing.");
    description.generatorFile = fileInFolder(folder, stringAt(*networks, "generator", place), place);
    description.generatorHash = checkedHash(model, folder, description.generatorFile);
    const std::string generator = description.generatorFile.string();
    checkGenerator(readGeneratorShapes(listWeights(description.generatorFile), generator),
        description.options, generator, place);
    if (const auto encoder = optionalStringAt(*networks, "encoder", place); !encoder.empty()) {
        description.encoderFile = fileInFolder(folder, encoder, place);
        (void)checkedHash(model, folder, description.encoderFile);
        checkEncoder(description.encoderFile, description.options.zDim);
    }
    if (const auto styles = optionalStringAt(model, "styles", place); !styles.empty())
        description.styles
            = stylesFrom(folder, fileInFolder(folder, styles, place), description.options.zDim);
    description.card = cardOf(model, folder, place);
    return description;
}

ModelDescription describeCheckpoint(const fs::path& generator, fs::path optionsFile, fs::path encoder)
{
    const std::string name = generator.string();
    const GeneratorShapes shapes = readGeneratorShapes(listWeights(generator), name);
    ModelDescription description;
    description.name = generator.has_parent_path() && !generator.parent_path().filename().empty()
        ? generator.parent_path().filename().string()
        : generator.stem().string();
    description.generatorFile = generator;

    if (optionsFile.empty())
        optionsFile = optionsBeside(generator);
    if (optionsFile.empty()) {
        description.options = guessedOptions(shapes, description.warnings);
    } else {
        // What opt.txt does not say is taken from the tensors.
        NetworkOptions options = optionsOf(shapes);
        applyOptions(readOptionsFile(optionsFile), options, optionsFile.string());
        if (options.spectralG && !shapes.hasSpectralNorm) {
            options.spectralG = false;
            description.warnings.push_back("The spectral norm is already folded into the weights.");
        }
        checkGenerator(shapes, options, name, optionsFile.string());
        description.options = options;
    }
    description.encoderFile = encoder.empty() && description.options.useVae ? encoderBeside(generator) : encoder;
    if (!description.encoderFile.empty()) {
        if (!description.options.useVae)
            throw Error(ErrorKind::ModelMismatch,
                name + " has no style input (use_vae is False), so the encoder " + encoder.string()
                    + " does not belong to it.");
        checkEncoder(description.encoderFile, description.options.zDim);
    }
    const fs::path classes = generator.parent_path() / "classes.json";
    if (fs::exists(classes)) {
        description.classes = readClassTable(classes);
        if (description.classes.count() != description.options.labelNc)
            throw Error(ErrorKind::ModelMismatch,
                classes.string() + " lists " + std::to_string(description.classes.count())
                    + " classes; the model's label_nc is " + std::to_string(description.options.labelNc) + ".");
    } else {
        description.classes = ClassTable::numbered(description.options.labelNc);
    }
    description.generatorHash = sha256OfFile(generator);
    return description;
}

ModelDescription describeModel(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::is_directory(path, ignored))
        return path.filename() == kModelFile ? readModelFolder(path.parent_path()) : describeCheckpoint(path);
    if (!fs::exists(path / kModelFile, ignored)) {
        const fs::path published = path / "latest_net_G.pth";
        if (fs::exists(published, ignored))
            return describeCheckpoint(published);
        throw Error(ErrorKind::FileNotFound,
            path.string() + " is not a model folder: it holds neither model.json nor latest_net_G.pth.");
    }
    return readModelFolder(path);
}

void writeModelFolder(const fs::path& folder, const ModelFolderContent& content)
{
    const auto& description = content.description;
    ModelFolderWriter writer(folder);
    json model = writer.begun(description.name, "generate");
    json options = jsonFrom(description.options);
    if (model.contains("options") && model["options"].is_object())
        for (const auto& [key, value] : model["options"].items())
            if (!options.contains(key))
                options[key] = value;
    model["options"] = options;

    const std::map<std::string, std::string> metadata { { "model", description.name },
        { "options", jsonFrom(description.options).dump() },
        { "classes", classTableText(description.classes) }, { "card", description.card } };
    json networks { { "generator", writer.writeTensors("generator", { content.generator, metadata }) } };
    if (!content.encoder.empty())
        networks["encoder"] = writer.writeTensors("encoder", { content.encoder, { { "model", description.name } } });
    keepSegmenter(writer, description, networks);
    model["networks"] = networks;
    model["classes"] = writer.writeText("classes", ".json", classTableText(description.classes));
    model.erase("styles");
    if (!description.styles.empty())
        writeStyles(writer, description.styles, model);
    writer.finish(model, description.card);
}

std::string styleKey(const std::string& styleName)
{
    std::string key;
    for (const char c : styleName) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (isPlain)
            key.push_back(c);
        else if (c >= 'A' && c <= 'Z')
            key.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (!key.empty() && key.back() != '-')
            key.push_back('-');
    }
    while (!key.empty() && key.back() == '-')
        key.pop_back();
    return key.empty() ? "style" : key;
}

fs::path styleThumbnail(const std::string& styleName)
{
    return fs::path("styles") / (styleKey(styleName) + ".png");
}

} // namespace pleinair
